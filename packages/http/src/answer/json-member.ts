/** A member of a JSON object; undefined for anything else. */
export const memberOf = (json: unknown, name: string | undefined): unknown =>
  typeof json === "object" && json !== null && name !== undefined && Object.hasOwn(json, name)
    ? Reflect.get(json, name)
    : undefined;

/** A member as text: numbers become their digits; null, "" and other types are "not given". */
export function textMember(json: unknown, name: string | undefined): string | undefined {
  const value = memberOf(json, name);
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
