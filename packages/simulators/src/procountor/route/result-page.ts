import { type ErrorMessage, failure, invalid, throwAny } from "../failure.ts";
import { isDay, isMoment } from "../format/calendar.ts";
import type { Scene } from "../scene.ts";

/** What a search can sort by besides the id. */
export interface SortKeys<T> {
  readonly orderByDate?: (row: T) => string;
  readonly orderByCreated?: (row: T) => string;
  readonly orderByVersion?: (row: T) => string;
}

const DEFAULT_SIZE = 50;
const LARGEST_PAGE = 200;
const LARGEST_BATCH = 200;

/** One page of a search: sorted, after `previousId` in the id order, `{results, meta}`. */
export function resultPage<T extends { readonly id: number }>(
  scene: Scene,
  rows: readonly T[],
  keys: SortKeys<T>,
  show: (row: T) => unknown,
): unknown {
  const size = wholeNumber(scene, "size") ?? DEFAULT_SIZE;
  const page = wholeNumber(scene, "page") ?? 0;
  if (size < 1 || size > LARGEST_PAGE)
    throwAny([invalid(`size must be between 1 and ${LARGEST_PAGE}`, "size")]);
  const descending = wordIn(scene, "orderById", ["ASC", "DESC"]) !== "ASC";
  const previousId = wholeNumber(scene, "previousId");
  const after = rows.filter(
    ({ id }) => previousId === undefined || (descending ? id < previousId : id > previousId),
  );
  const sorted = [...after].sort((left, right) => compare(scene, keys, left, right));
  const results = sorted.slice(page * size, (page + 1) * size).map(show);
  const totalCount = scene.readings.totalCount === "exact" ? sorted.length : results.length;
  return { results, meta: { pageNumber: page, pageSize: size, resultCount: results.length, totalCount } };
}

function compare<T extends { readonly id: number }>(
  scene: Scene,
  keys: SortKeys<T>,
  left: T,
  right: T,
): number {
  for (const name of ["orderByDate", "orderByCreated", "orderByVersion"] as const) {
    const key = keys[name];
    const order = wordIn(scene, name, ["ASC", "DESC"]);
    if (key === undefined || order === undefined || key(left) === key(right)) continue;
    return (key(left) < key(right) ? -1 : 1) * (order === "ASC" ? 1 : -1);
  }
  return wordIn(scene, "orderById", ["ASC", "DESC"]) === "ASC" ? left.id - right.id : right.id - left.id;
}

/** A batch read by comma-separated ids: up to 200, sorted by id, unknown ones dropped, 404 when none is left. */
export function batchRead<T extends { readonly id: number }>(
  scene: Scene,
  rows: readonly T[],
  what: string,
  show: (row: T) => unknown,
): unknown {
  const wanted = (scene.ids[0] ?? "").split(",");
  if (wanted.length > LARGEST_BATCH) throw failure(400, `At most ${LARGEST_BATCH} ids per request.`);
  const found = rows
    .filter(({ id }) => wanted.includes(String(id)))
    .sort((left, right) => left.id - right.id);
  const [first] = found;
  if (first === undefined) throw failure(404, `${what} not found.`);
  const alone = wanted.length === 1 && scene.readings.singleIdBatch === "object";
  return alone ? show(first) : found.map(show);
}

/** Whether a value is inside the bounds that two date or date-time parameters name. */
export function within(scene: Scene, names: readonly [string, string], value: string): boolean {
  const from = timeParameter(scene, names[0]);
  const to = timeParameter(scene, names[1]);
  return (from === undefined || from <= value) && (to === undefined || value <= to);
}

function timeParameter(scene: Scene, name: string): string | undefined {
  const text = scene.query.get(name) ?? "";
  if (text === "") return undefined;
  const moment = /^(created|version)/.test(name);
  if (moment ? !isMoment(text) : !isDay(text)) throwAny([bad(name, text)]);
  return text;
}

/** A whole number parameter, if it is there. */
export function wholeNumber(scene: Scene, name: string): number | undefined {
  const text = scene.query.get(name) ?? "";
  if (text === "") return undefined;
  if (!/^\d{1,10}$/.test(text)) throwAny([bad(name, text)]);
  return Number(text);
}

/** A comma-separated list of whole numbers, at most 200. */
export function idList(scene: Scene, name: string): readonly number[] {
  const texts = words(scene, name);
  if (texts.length > LARGEST_BATCH) throwAny([invalid(`At most ${LARGEST_BATCH} values.`, name)]);
  for (const text of texts) if (!/^\d+$/.test(text)) throwAny([bad(name, text)]);
  return texts.map(Number);
}

/** One word of a closed list, if the parameter is there. */
export function wordIn(scene: Scene, name: string, known: readonly string[]): string | undefined {
  const [found] = wordsIn(scene, name, known);
  return found;
}

/** Comma-separated words of a closed list; empty when the parameter is absent. */
export function wordsIn(scene: Scene, name: string, known: readonly string[]): readonly string[] {
  const found = words(scene, name);
  const unknown = found.find((text) => !known.includes(text));
  if (unknown !== undefined) throwAny([bad(name, unknown)]);
  return found;
}

function words(scene: Scene, name: string): readonly string[] {
  const text = scene.query.get(name) ?? "";
  return text === "" ? [] : text.split(",");
}

function bad(name: string, text: string): ErrorMessage {
  return invalid(`Value of the '${name}' field is invalid: ${text}`);
}
