import { storeUnavailable } from "./store-unavailable.ts";

/** A stored value together with the path that leads to it. Paths name fields, never values. */
export interface Stored {
  readonly path: string;
  readonly value: unknown;
}

/** How a stored value becomes a typed one; throws ACC_STORE_UNAVAILABLE when it does not fit. */
export type Read<T> = (stored: Stored) => T;

/** Says where a stored value is damaged. */
export const damaged = ({ path }: Stored): never => {
  throw storeUnavailable(`a stored submission is damaged at ${path}`);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One field of a stored object; an absent field has the value undefined. */
function field(stored: Stored, name: string): Stored {
  const { path, value } = stored;
  if (!isObject(value)) return damaged(stored);
  return { path: `${path}.${name}`, value: Object.hasOwn(value, name) ? value[name] : undefined };
}

/** A required field. */
export const required = <T>(stored: Stored, name: string, read: Read<T>): T => read(field(stored, name));

/**
 * An optional field as an object to spread: empty when the field is absent (or null, in a column).
 * The cast says what the compiler cannot see: a computed key has exactly the type of the name.
 */
export function optional<K extends string, T>(
  stored: Stored,
  name: K,
  read: Read<T>,
): { readonly [P in K]?: T } {
  const found = field(stored, name);
  const given = found.value === undefined || found.value === null ? {} : { [name]: read(found) };
  return given as { readonly [P in K]?: T };
}

/** A string. */
export const text: Read<string> = (stored) =>
  typeof stored.value === "string" ? stored.value : damaged(stored);

/** A whole number that a double holds exactly. */
export const integer: Read<number> = (stored) =>
  typeof stored.value === "number" && Number.isSafeInteger(stored.value) ? stored.value : damaged(stored);

/** One of the given words. */
export const word =
  <T extends string>(words: readonly T[]): Read<T> =>
  (stored) =>
    words.find((each) => each === stored.value) ?? damaged(stored);

/** A list of values of one type. */
export const list =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (stored) => {
    const { path, value } = stored;
    if (!Array.isArray(value)) return damaged(stored);
    return value.map((each: unknown, index) => read({ path: `${path}[${index}]`, value: each }));
  };

/** An object whose fields are all strings; the path does not name them, they may come from a document. */
export const texts: Read<Readonly<Record<string, string>>> = (stored) => {
  const { path, value } = stored;
  if (!isObject(value)) return damaged(stored);
  const read = (each: unknown): string => text({ path: `${path}.*`, value: each });
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, read(each)]));
};

/** JSON text, read. */
export const json =
  <T>(read: Read<T>): Read<T> =>
  (stored) =>
    read({ path: stored.path, value: parse(text(stored), stored) });

function parse(source: string, stored: Stored): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // The parser's message quotes the text, which is a document: only the place is told.
    return damaged(stored);
  }
}
