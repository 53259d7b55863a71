import type { Fault, FaultMatch } from "./fault.ts";

/** A JSON object seen from outside, field by field. */
export type JsonFields = Readonly<Record<string, unknown>>;

/** The fields of a JSON object, or undefined for anything else. */
export function jsonFields(value: unknown): JsonFields | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}

const METHODS = ["GET", "POST", "PUT", "DELETE"] as const;
const STATUSES = [500, 502, 503, 504] as const;

/** Reads a transport fault from JSON; undefined when its kind is unknown. */
export function parseFault(fields: JsonFields): Fault | undefined {
  const action = parseAction(fields);
  if (action === undefined) return undefined;
  const when = parseMatch(jsonFields(fields["when"]) ?? {});
  return { ...action, when };
}

/** Reads the `when` part of a fault. */
export function parseMatch(fields: JsonFields): FaultMatch {
  const method = METHODS.find((known) => known === fields["method"]);
  const text = fields["resource"];
  return {
    ...(typeof text === "string" ? { resource: text } : {}),
    ...(method === undefined ? {} : { method }),
    ...numberField(fields, "nth"),
    ...numberField(fields, "times"),
    ...numberField(fields, "probability"),
    ...numberField(fields, "seed"),
  };
}

function numberField<K extends string>(fields: JsonFields, name: K): { readonly [P in K]?: number } {
  const value = fields[name];
  const found: { [P in K]?: number } = {};
  if (typeof value === "number") Object.assign(found, { [name]: value });
  return found;
}

function parseAction(fields: JsonFields): Fault | undefined {
  const committed = fields["committed"] === true;
  const number = (name: string): number => {
    const value = fields[name];
    return typeof value === "number" ? value : 0;
  };
  switch (fields["kind"]) {
    case "refuseConnection":
      return { kind: "refuseConnection" };
    case "closeListener":
      return { kind: "closeListener", forMs: number("forMs") };
    case "loseRequest":
      return { kind: "loseRequest", silent: fields["silent"] === true };
    case "commitAndLoseAnswer":
      return { kind: "commitAndLoseAnswer" };
    case "commitLate":
      return { kind: "commitLate", afterMs: number("afterMs") };
    case "serverError": {
      const status = STATUSES.find((known) => known === fields["status"]) ?? 500;
      return { kind: "serverError", committed, status };
    }
    case "htmlPage":
      return { kind: "htmlPage", committed };
    case "emptyBody":
      return { kind: "emptyBody", committed };
    default:
      return parsePlainAction(fields, number);
  }
}

function parsePlainAction(fields: JsonFields, number: (name: string) => number): Fault | undefined {
  switch (fields["kind"]) {
    case "truncatedBody":
      return { kind: "truncatedBody" };
    case "unauthorized":
      return { kind: "unauthorized" };
    case "tooManyRequests":
      return { kind: "tooManyRequests", ...numberField(fields, "retryAfterSeconds") };
    case "slowAnswer":
      return { kind: "slowAnswer", delayMs: number("delayMs") };
    case "staleRead":
      return { kind: "staleRead", writesBehind: number("writesBehind") };
    default:
      return undefined;
  }
}
