import { problem } from "@confirma-connect/core";
import { memberOf, type ReadJson, readable, textMember, unreadable } from "@confirma-connect/http";

const unnamed = problem("ACC_DOCUMENT_INFERRED", {
  severity: "warning",
  message: "rows of the answer have none of the configured names; check the names of the route's answer",
});

/** The text that an answer's row has for one of our names. */
export type RowText = (name: string) => string | undefined;

/**
 * Reads the rows of an answer whose field names are inferred: below `Data`, as the one published answer has it, or
 * at the top; one object counts as one row. Anything else, an empty answer included, is no empty list but unreadable.
 * What is not named stays in the result's body.
 */
export const namedRows =
  <R extends object>(
    answer: Readonly<Record<string, string>>,
    rowOf: (text: RowText) => R,
  ): ReadJson<readonly R[]> =>
  (json) => {
    const data = dataOf(json);
    const list: readonly unknown[] = Array.isArray(data) ? data : [data];
    if (!list.every(isObject)) return unreadable("holds no rows");
    const rows = list.map((row) => rowOf((name) => textMember(row, answer[name])));
    return readable(rows, rows.some(isBlank) ? [unnamed] : []);
  };

/** What an answer holds: its member `Data` where it has one, or all of it. */
export const dataOf = (json: unknown): unknown =>
  isObject(json) && Object.hasOwn(json, "Data") ? memberOf(json, "Data") : json;

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isBlank = (row: object): boolean => Object.values(row).every((value) => value === undefined);
