import { FINKARE_STATUSES } from "./finkare-company.ts";
import { FinkareFailure } from "./finkare-failure.ts";
import type { FinkareReadings } from "./readings.ts";

/** Reads the parameters of one request; every one that is not asked for is a stranger. */
export class FinkareQuery {
  readonly #query: URLSearchParams;
  readonly #readings: FinkareReadings;

  constructor(query: URLSearchParams, names: readonly string[], readings: FinkareReadings) {
    this.#query = query;
    this.#readings = readings;
    for (const name of new Set(query.keys())) {
      if (!names.includes(name)) {
        if (readings.unknownParameter === "refuse") throw new FinkareFailure(400, "unknown parameter");
      } else if (query.getAll(name).length > 1 || query.get(name) === "") throw new FinkareFailure(400, name);
    }
  }

  /** A parameter that is one of some words, or matches a pattern. */
  text(name: string, form: RegExp): string | undefined {
    const value = this.#query.get(name) ?? undefined;
    if (value !== undefined && !form.test(value)) throw new FinkareFailure(400, name);
    return value;
  }

  status(): string | undefined {
    return this.text("status", new RegExp(`^(${FINKARE_STATUSES.join("|")})$`, "u"));
  }

  /** A day of the calendar. */
  day(name: string): string | undefined {
    const value = this.text(name, /^\d{4}-\d{2}-\d{2}$/u);
    if (value === undefined) return undefined;
    const at = Date.parse(`${value}T00:00:00Z`);
    if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(value))
      throw new FinkareFailure(400, name);
    return value;
  }

  /** Cuts a page from 1 with at most 100 rows, 20 unless asked otherwise (seen). */
  page<T>(rows: readonly T[]): { readonly data: readonly T[]; readonly pagination?: object } {
    const { largestLimit, oversizedLimit, pagination } = this.#readings;
    const page = Number(this.text("page", /^[1-9]\d{0,8}$/u) ?? 1);
    const asked = Number(this.text("limit", /^[1-9]\d{0,8}$/u) ?? 20);
    const isOversized = asked > largestLimit && this.#query.has("limit");
    if (isOversized && oversizedLimit === "refuse") throw new FinkareFailure(400, "limit");
    const limit = Math.min(largestLimit, asked);
    const data = rows.slice((page - 1) * limit, page * limit);
    return pagination === "absent" ? { data } : { data, pagination: { page, limit, total: rows.length } };
  }
}
