import { jsonPointer } from "@confirma-connect/core";

type Path = readonly string[];

const partsOf = (field: string): Path => field.split(/[./[\]]+/).filter((part) => part !== "");

const isAny = (part: string): boolean => part === "*" || part === "n";

function* walk(value: unknown, path: Path = []): Generator<{ readonly path: Path; readonly value: unknown }> {
  yield { path, value };
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* walk(member, [...path, key]);
}

function fits(path: Path, field: Path): boolean {
  if (field.length === 1) return path.at(-1) === field[0];
  return path.length === field.length && field.every((part, index) => isAny(part) || part === path[index]);
}

/** A text in a document. */
export interface Position {
  readonly path: Path;
  readonly pointer: string;
}

/**
 * Where a document holds a field of the manifest: `documentName` anywhere, or a whole path such as
 * `header.description` or `rows.*.name` (dots or slashes), `*` for the number of a row.
 */
export function positionsOf(document: unknown, field: string): readonly Position[] {
  const wanted = partsOf(field);
  return [...walk(document)]
    .filter(({ path, value }) => typeof value === "string" && fits(path, wanted))
    .map(({ path }) => ({ path, pointer: jsonPointer(path) }));
}

/** Tells whether a pointer leads to something in a document; an absent member of a present parent counts. */
export function leadsSomewhere(document: unknown, pointer: string): boolean {
  if (pointer === "") return true;
  if (!pointer.startsWith("/")) return false;
  const path = pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const known = new Set([...walk(document)].map((each) => jsonPointer(each.path)));
  return (
    known.has(pointer) || (known.has(jsonPointer(path.slice(0, -1))) && Number.isNaN(Number(path.at(-1))))
  );
}
