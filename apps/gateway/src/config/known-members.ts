import { type Path, valueAt } from "@confirma-connect/core";
import { z } from "zod";

const listAt = (schema: unknown, name: string): readonly unknown[] => {
  const list = valueAt(schema, [name]);
  return Array.isArray(list) ? list : [];
};

/** A schema, or what it may be instead. */
const forms = (schema: unknown): readonly unknown[] => {
  const choices = [...listAt(schema, "anyOf"), ...listAt(schema, "oneOf")];
  return choices.length === 0 ? [schema] : choices.flatMap(forms);
};

const below = (schema: unknown, key: PropertyKey): readonly unknown[] => {
  const member =
    typeof key === "number"
      ? valueAt(schema, ["items"])
      : (valueAt(schema, ["properties", key]) ?? valueAt(schema, ["additionalProperties"]));
  return member === undefined ? [] : forms(member);
};

/** Names of the members that a schema knows at a place of its input. */
export function knownMembers(schema: z.ZodType, path: Path): readonly string[] {
  const root: unknown = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const found = path.reduce<readonly unknown[]>(
    (schemas, key) => schemas.flatMap((each) => below(each, key)),
    forms(root),
  );
  const names = found.flatMap((each) => Object.keys(Object(valueAt(each, ["properties"]) ?? {})));
  return [...new Set(names)];
}
