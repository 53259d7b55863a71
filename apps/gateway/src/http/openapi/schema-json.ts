import { InvariantError } from "@confirma-connect/core";
import { z } from "zod";

/** A JSON Schema as plain data. */
export type SchemaJson = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is SchemaJson =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Fields that are calendar dates on the wire; codecs show as plain text in a generated schema. */
const dateFields = new Set(["documentDate", "bookingDate", "paymentDate", "date", "dueDate", "orderDate"]);

function polish(value: unknown, open: boolean): unknown {
  if (Array.isArray(value)) return value.map((member) => polish(member, open));
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([name, member]) => !(open && name === "additionalProperties" && member === false))
    .map(([name, member]) => [
      name,
      name === "properties" ? polishFields(member, open) : polish(member, open),
    ]);
  return Object.fromEntries(entries);
}

function polishFields(fields: unknown, open: boolean): unknown {
  if (!isObject(fields)) return fields;
  const entries = Object.entries(fields).map(([name, schema]) => {
    const polished = polish(schema, open);
    return [name, dateFields.has(name) && isObject(polished) ? { ...polished, format: "date" } : polished];
  });
  return Object.fromEntries(entries);
}

/** Adds a description to the field at a path of property names; `[]` steps into the items of an array. */
function describeAt(schema: SchemaJson, path: readonly string[], words: string): SchemaJson {
  const [head, ...tail] = path;
  if (head === undefined) return { ...schema, description: words };
  const holder = head === "[]" ? schema : schema["properties"];
  const name = head === "[]" ? "items" : head;
  const inner = isObject(holder) ? holder[name] : undefined;
  if (!isObject(holder) || !isObject(inner)) throw new InvariantError(`no field ${head} to describe`);
  const described = { ...holder, [name]: describeAt(inner, tail, words) };
  return head === "[]" ? described : { ...schema, properties: described };
}

/** What is said about a schema beyond its rules. */
export interface SchemaNotes {
  readonly description?: string;
  /** Words by path, e.g. `rows.[].unitPrice`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Callers may send fields that we do not know; we warn about them. */
  readonly open?: boolean;
}

/** JSON Schema of what callers send (`input`) or receive (`output`), generated from a zod schema. */
export function schemaJson(schema: z.ZodType, io: "input" | "output", notes: SchemaNotes = {}): SchemaJson {
  const { $schema: _dialect, ...generated } = z.toJSONSchema(schema, { io, target: "draft-2020-12" });
  const polished = polish(generated, notes.open ?? false);
  if (!isObject(polished)) throw new InvariantError("a generated schema is an object");
  const whole = notes.description === undefined ? polished : { ...polished, description: notes.description };
  return Object.entries(notes.fields ?? {}).reduce(
    (described, [path, words]) => describeAt(described, path.split("."), words),
    whole,
  );
}
