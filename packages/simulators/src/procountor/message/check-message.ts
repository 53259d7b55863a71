import { jsonFields } from "../../kernel/parse-fault.ts";
import { type ErrorMessage, invalid } from "../failure.ts";
import { isDay, isMoment } from "../format/calendar.ts";
import { decimalOf, roundedTo } from "../format/decimal.ts";
import { isWindows1252, replaceForeign } from "../format/windows1252.ts";
import type { ProcountorReadings } from "../readings.ts";
import type { FieldRule, ObjectRule, ValueRule } from "./rule.ts";

/** A value as it is stored, without read-only, unknown and empty fields, and what is wrong with it. */
export interface Checked {
  readonly value: unknown;
  readonly errors: readonly ErrorMessage[];
}

type NumberRule = Extract<ValueRule, { kind: "integer" | "decimal" }>;

const INT32 = 2_147_483_647;

/** Checks a value against its rule, all errors at once. `path` is dotted, `""` for the body. */
export function checkMessage(
  value: unknown,
  rule: ValueRule,
  path: string,
  readings: ProcountorReadings,
): Checked {
  switch (rule.kind) {
    case "object":
      return checkObject(value, rule.fields, path, readings);
    case "list":
      return checkList(value, rule, path, readings);
    case "text":
      return checkText(value, rule, path, readings);
    case "integer":
    case "decimal":
      return checkNumber(value, rule, path, readings);
    default:
      return fitsForm(value, rule) ? good(value) : badValue(value, path);
  }
}

function fitsForm(value: unknown, rule: ValueRule): boolean {
  switch (rule.kind) {
    case "word":
      return typeof value === "string" && rule.words.has(value);
    case "day":
      return typeof value === "string" && isDay(value);
    case "moment":
      return typeof value === "string" && isMoment(value);
    case "flag":
      return typeof value === "boolean";
    default:
      return true;
  }
}

function checkObject(value: unknown, rules: ObjectRule, path: string, readings: ProcountorReadings): Checked {
  const fields = jsonFields(value);
  if (fields === undefined) return badValue(value, path);
  const entries: [string, unknown][] = [];
  const errors: ErrorMessage[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const inner = fields[name] ?? undefined;
    const at = path === "" ? name : `${path}.${name}`;
    const checked = inner === undefined ? checkAbsent(rule, at) : checkField(inner, rule, at, readings);
    errors.push(...checked.errors);
    if (checked.value !== undefined) entries.push([name, checked.value]);
  }
  const unknown = Object.keys(fields).find((name) => !(name in rules));
  if (unknown !== undefined && readings.unknownFields === "refuse") {
    errors.push(invalid(`Unrecognized field '${path === "" ? unknown : `${path}.${unknown}`}'.`));
  }
  return { value: Object.fromEntries(entries), errors };
}

function checkAbsent(rule: FieldRule, path: string): Checked {
  return { value: undefined, errors: rule.required ? [blank(path)] : [] };
}

function checkField(value: unknown, rule: FieldRule, path: string, readings: ProcountorReadings): Checked {
  if (!rule.readOnly) return checkMessage(value, rule.rule, path, readings);
  const tolerated = readings.readOnlyFields === "ignore" || path === "status";
  return { value: undefined, errors: tolerated ? [] : [invalid("The field is read-only.", path)] };
}

function checkList(
  value: unknown,
  rule: Extract<ValueRule, { kind: "list" }>,
  path: string,
  readings: ProcountorReadings,
): Checked {
  if (!Array.isArray(value)) return badValue(value, path);
  if (value.length < rule.least) return { value, errors: [blank(path)] };
  const items = value.map((item: unknown, index) =>
    checkMessage(item, rule.items, `${path}[${index}]`, readings),
  );
  return { value: items.map((item) => item.value), errors: items.flatMap((item) => item.errors) };
}

function checkText(
  value: unknown,
  rule: Extract<ValueRule, { kind: "text" }>,
  path: string,
  readings: ProcountorReadings,
): Checked {
  if (typeof value !== "string") return badValue(value, path);
  if (value === "" && rule.least > 0) return { value, errors: [blank(path)] };
  if (value.length > rule.most) {
    return { value, errors: [invalid(`size must be between ${rule.least} and ${rule.most}`, path)] };
  }
  if (isWindows1252(value)) return good(value);
  if (readings.foreignCharacters === "replace") return good(replaceForeign(value));
  const status = readings.foreignCharacters === "refuse" ? 400 : 500;
  return { value, errors: [{ status, field: path, message: "The value contains unsupported characters." }] };
}

function checkNumber(value: unknown, rule: NumberRule, path: string, readings: ProcountorReadings): Checked {
  const decimal = typeof value === "number" ? decimalOf(value) : undefined;
  if (typeof value !== "number" || decimal === undefined) return badValue(value, path);
  const least = rule.least ?? (rule.kind === "integer" ? -INT32 - 1 : -1e12);
  const most = rule.most ?? (rule.kind === "integer" ? INT32 : 1e12);
  if (value < least) return { value, errors: [invalid(`must be greater than or equal to ${least}`, path)] };
  if (value > most) return { value, errors: [invalid(`must be less than or equal to ${most}`, path)] };
  if (rule.kind === "integer") return decimal.scale === 0 ? good(value) : badValue(value, path);
  const scale = rule.scale ?? Number.MAX_SAFE_INTEGER;
  if (decimal.scale <= scale) return good(value);
  if (rule.rounds === true || readings.excessScale === "round") return good(roundedTo(value, scale));
  return { value, errors: [invalid(`numeric value out of bounds (at most ${scale} decimals)`, path)] };
}

function good(value: unknown): Checked {
  return { value, errors: [] };
}

/** The seen form of a missing value: the name inside the text, no `field`. */
export function blank(path: string): ErrorMessage {
  return invalid(`Value of the '${path}' cannot be blank.`);
}

function badValue(value: unknown, path: string): Checked {
  const told = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return { value: undefined, errors: [invalid(`Value of the '${path}' field is invalid: ${told}`)] };
}
