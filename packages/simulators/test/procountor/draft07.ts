import { at } from "./client.ts";

/** The first thing a JSON value breaks in a draft-07 schema (the keywords the stored schemas use), or `undefined`. */
export function schemaError(value: unknown, schema: unknown, root: unknown, path = "$"): string | undefined {
  const target = resolved(schema, root);
  const checks = [typeError, wordError, sizeError, objectError, listError];
  for (const check of checks) {
    const error = check(value, target, root, path);
    if (error !== undefined) return error;
  }
  const parts = at(target, "allOf");
  const inner = Array.isArray(parts)
    ? parts.map((part: unknown) => schemaError(value, part, root, path))
    : [];
  return inner.find((error) => error !== undefined);
}

function resolved(schema: unknown, root: unknown): unknown {
  const reference = at(schema, "$ref");
  if (typeof reference !== "string") return schema;
  return at(root, ...reference.replace("#/", "").split("/"));
}

function typeError(value: unknown, schema: unknown, _root: unknown, path: string): string | undefined {
  const wanted = at(schema, "type");
  if (wanted === undefined) return undefined;
  const types: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  const fits = types.some(
    (type) => type === kindOf(value) || (type === "number" && typeof value === "number"),
  );
  return fits ? undefined : `${path} is not ${String(wanted)}`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function wordError(value: unknown, schema: unknown, _root: unknown, path: string): string | undefined {
  const words = at(schema, "enum");
  return Array.isArray(words) && !words.includes(value) ? `${path} is none of the words` : undefined;
}

function sizeError(value: unknown, schema: unknown, _root: unknown, path: string): string | undefined {
  const limit = (name: string): number => Number(at(schema, name) ?? Number.NaN);
  const size = typeof value === "string" || Array.isArray(value) ? value.length : Number.NaN;
  const number = typeof value === "number" ? value : Number.NaN;
  const least = Array.isArray(value) ? limit("minItems") : limit("minLength");
  const most = Array.isArray(value) ? limit("maxItems") : limit("maxLength");
  const wrong = size < least || size > most || number < limit("minimum") || number > limit("maximum");
  return wrong ? `${path} is out of bounds` : undefined;
}

function objectError(value: unknown, schema: unknown, root: unknown, path: string): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const required = at(schema, "required");
  const missing = Array.isArray(required)
    ? required.find((name: unknown) => at(value, String(name)) === undefined)
    : undefined;
  if (missing !== undefined) return `${path}.${String(missing)} is missing`;
  for (const [name, inner] of Object.entries(value)) {
    const rule = at(schema, "properties", name);
    if (rule === undefined && at(schema, "additionalProperties") === false)
      return `${path}.${name} is not known`;
    const error = rule === undefined ? undefined : schemaError(inner, rule, root, `${path}.${name}`);
    if (error !== undefined) return error;
  }
  return undefined;
}

function listError(value: unknown, schema: unknown, root: unknown, path: string): string | undefined {
  const items = at(schema, "items");
  if (!Array.isArray(value) || items === undefined) return undefined;
  const errors = value.map((item: unknown, index) => schemaError(item, items, root, `${path}[${index}]`));
  return errors.find((error) => error !== undefined);
}
