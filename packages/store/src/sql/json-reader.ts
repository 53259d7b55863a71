import { isAnyArrayBuffer } from "node:util/types";
import { storeUnavailable } from "./store-unavailable.ts";

/** A stored value together with the place that it has in a submission. Places name fields, never values. */
export interface Stored {
  /** Reference of the submission, or its place in the order of arrival when that cannot be read. */
  readonly owner: string;
  readonly path: string;
  readonly value: unknown;
}

/** How a stored value becomes a typed one; throws ACC_STORE_UNAVAILABLE when it does not fit. */
export type Read<T> = (stored: Stored) => T;

/** Says where a stored value is damaged. */
export const damaged = ({ owner, path }: Stored): never => {
  throw storeUnavailable(`the stored submission ${owner} is damaged at ${path}`);
};

// A byte order mark is part of the text: what goes in comes out.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: ArrayBufferLike, stored: Stored): string {
  try {
    return utf8.decode(new Uint8Array(bytes));
  } catch {
    return damaged(stored);
  }
}

/** A string; columns give the bytes of theirs (see `row-columns.ts`). */
export const text: Read<string> = (stored) => {
  const { value } = stored;
  if (typeof value === "string") return value;
  return isAnyArrayBuffer(value) ? decode(value, stored) : damaged(stored);
};

/** A whole number that a double holds exactly. */
export const integer: Read<number> = (stored) =>
  typeof stored.value === "number" && Number.isSafeInteger(stored.value) ? stored.value : damaged(stored);

/** The word of an optional field that is either true or absent. */
export const flag: Read<true> = (stored) => (stored.value === true ? true : damaged(stored));

/** One of the given words. */
export const word =
  <T extends string>(words: readonly T[]): Read<T> =>
  (stored) => {
    const found = text(stored);
    return words.find((each) => each === found) ?? damaged(stored);
  };

/** One of the words of a union that has no list: every one has to be named, the compiler sees to it. */
export const wordOf =
  <T extends string>(words: Readonly<Record<T, true>>): Read<T> =>
  (stored) => {
    const found = text(stored);
    const isWord = (value: string): value is T => Object.hasOwn(words, value);
    return isWord(found) ? found : damaged(stored);
  };

/** A list of values of one type. */
export const list =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (stored) => {
    const { owner, path, value } = stored;
    if (!Array.isArray(value)) return damaged(stored);
    return value.map((each: unknown, index) => read({ owner, path: `${path}[${index}]`, value: each }));
  };

/** The fields of an object. */
export function fieldsOf(stored: Stored): Readonly<Record<string, unknown>> {
  const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject(stored.value) ? stored.value : damaged(stored);
}

/** An object whose fields are all strings; the path does not name them, they may come from a document. */
export const texts: Read<Readonly<Record<string, string>>> = (stored) => {
  const { owner, path } = stored;
  const read = (value: unknown): string => text({ owner, path: `${path}.*`, value });
  return Object.fromEntries(Object.entries(fieldsOf(stored)).map(([name, value]) => [name, read(value)]));
};

/** JSON text, read. */
export const json =
  <T>(read: Read<T>): Read<T> =>
  (stored) =>
    read({ ...stored, value: parse(text(stored), stored) });

function parse(source: string, stored: Stored): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // The parser's message quotes the text, which is a document: only the place is told.
    return damaged(stored);
  }
}
