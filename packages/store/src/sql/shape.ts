import { damaged, fieldsOf, type Read } from "./json-reader.ts";

interface RequiredField<T> {
  readonly presence: "required";
  readonly read: Read<T>;
}

interface OptionalField<T> {
  readonly presence: "optional";
  readonly read: Read<T>;
}

/**
 * How each field of a type is read. Every field has to be there, the optional ones as optional: a field
 * that is added to the type and forgotten here does not compile. (`abandoned` was forgotten once.)
 */
export type Fields<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? OptionalField<Required<T>[K]>
    : RequiredField<T[K]>;
};

/** A field that must be there. */
export const required = <T>(read: Read<T>): RequiredField<T> => ({ presence: "required", read });

/** A field that may be absent. */
export const optional = <T>(read: Read<T>): OptionalField<T> => ({ presence: "optional", read });

type AnyField = RequiredField<unknown> | OptionalField<unknown>;

/**
 * Reads an object field by field. Fields that this version does not know stay as they are: a newer version
 * may have written them beside us, and writing the object back must not forget what they say.
 */
export function shape<T extends object>(fields: Fields<T>): Read<T> {
  const known: readonly (readonly [string, AnyField])[] = Object.entries<AnyField>(fields);
  return (stored) => {
    const { owner, path } = stored;
    const found = fieldsOf(stored);
    const entries = known.flatMap(([name, { presence, read }]) => {
      const field = { owner, path: `${path}.${name}`, value: found[name] };
      if (Object.hasOwn(found, name)) return [[name, read(field)] as const];
      return presence === "optional" ? [] : damaged(field);
    });
    // The cast says what the compiler cannot see: the names and types are those of `fields`.
    return { ...found, ...Object.fromEntries(entries) } as T;
  };
}
