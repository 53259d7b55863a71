import { type JsonFields, jsonFields } from "../kernel/parse-fault.ts";
import { malformed } from "./failure.ts";

/** A JSON object with no other members than these; throws 400. Names are this stand-in's own. */
export function readFields(value: unknown, names: readonly string[]): JsonFields {
  const fields = jsonFields(value);
  if (fields === undefined) throw malformed("body");
  const stranger = Object.keys(fields).find((name) => !names.includes(name));
  if (stranger !== undefined) throw malformed(`unknown member ${stranger}`);
  return fields;
}

/** A text that is not empty. */
export function textField(fields: JsonFields, name: string): string {
  const value = fields[name];
  if (typeof value !== "string" || value === "") throw malformed(name);
  return value;
}

/** An amount above zero with at most two decimals, in cents. */
export function amountField(fields: JsonFields, name: string): number {
  const value = fields[name];
  if (typeof value !== "number" || value <= 0) throw malformed(name);
  const cents = Math.round(value * 100);
  if (!Number.isSafeInteger(cents) || cents / 100 !== value) throw malformed(name);
  return cents;
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function dateField(fields: JsonFields, name: string): string {
  const value = textField(fields, name);
  if (!isDay(value)) throw malformed(name);
  return value;
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** An ISO 4217 code, EUR when absent. */
export function currencyField(fields: JsonFields): string {
  const value = fields["Currency"] ?? "EUR";
  if (typeof value !== "string" || !/^[A-Z]{3}$/u.test(value)) throw malformed("Currency");
  return value;
}

/** A list with at least one entry. */
export function listField(fields: JsonFields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value) || value.length === 0) throw malformed(name);
  return value;
}
