import { type JsonFields, jsonFields } from "../../kernel/parse-fault.ts";

/** The text under a name, or `""`. */
export function textAt(fields: JsonFields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}

/** The number under a name, if there is one. */
export function numberAt(fields: JsonFields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === "number" ? value : undefined;
}

/** The number under a name that a check has made sure of. */
export function sureNumberAt(fields: JsonFields, name: string): number {
  const value = numberAt(fields, name);
  if (value === undefined) throw new Error(`The number ${name} has passed a check without being there.`);
  return value;
}

/** Whether a flag is set. */
export function flagAt(fields: JsonFields, name: string): boolean {
  return fields[name] === true;
}

/** The object under a name, or an empty one. */
export function fieldsAt(fields: JsonFields, name: string): JsonFields {
  return jsonFields(fields[name]) ?? {};
}

/** The objects of the list under a name. */
export function listAt(fields: JsonFields, name: string): readonly JsonFields[] {
  const value: unknown = fields[name];
  if (!Array.isArray(value)) return [];
  return value.map((item) => jsonFields(item) ?? {});
}

/** The texts of the list under a name. */
export function textsAt(fields: JsonFields, name: string): readonly string[] {
  const value: unknown = fields[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The fields without those that are undefined. */
export function withoutAbsent(fields: JsonFields): JsonFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
