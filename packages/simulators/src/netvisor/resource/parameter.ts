import { invalidData } from "../failure.ts";
import { isAnsiDate } from "../format/date-text.ts";
import type { Scene } from "../scene.ts";

/** A query parameter, or undefined when it is missing or empty. */
export function parameter(scene: Scene, name: string): string | undefined {
  const value = scene.parameters[name];
  return value === undefined || value === "" ? undefined : value;
}

/** A parameter that must be a day, `yyyy-MM-dd`. */
export function dateParameter(scene: Scene, name: string): string | undefined {
  const value = parameter(scene, name);
  if (value !== undefined && !isAnsiDate(value))
    throw invalidData(`Parameter ${name} is not a date yyyy-MM-dd`);
  return value;
}

/** A parameter that must be a moment, `yyyy-MM-ddTHH:mm:ss` or a day. */
export function momentParameter(scene: Scene, name: string): string | undefined {
  const value = parameter(scene, name);
  if (value === undefined) return undefined;
  const day = value.slice(0, 10);
  const fits = isAnsiDate(day) && (value.length === 10 || /^T\d{2}:\d{2}:\d{2}$/.test(value.slice(10)));
  if (!fits) throw invalidData(`Parameter ${name} is not a time yyyy-MM-ddTHH:mm:ss`);
  return value;
}

/** A parameter that must be a whole number. */
export function keyParameter(scene: Scene, name: string): number | undefined {
  const value = parameter(scene, name);
  if (value !== undefined && !/^\d{1,15}$/.test(value))
    throw invalidData(`Parameter ${name} is not a number`);
  return value === undefined ? undefined : Number(value);
}

/** A comma-separated list parameter of at most `most` entries. */
export function listParameter(scene: Scene, name: string, most: number): readonly string[] | undefined {
  const entries = parameter(scene, name)
    ?.split(",")
    .map((entry) => entry.trim());
  if (entries !== undefined && entries.length > most)
    throw invalidData(`Parameter ${name} has more than ${most} entries`);
  return entries;
}

/** As `listParameter`, of numbers. */
export function keyListParameter(scene: Scene, name: string, most: number): readonly number[] | undefined {
  const entries = listParameter(scene, name, most);
  if (entries?.some((entry) => !/^\d{1,15}$/.test(entry)) === true)
    throw invalidData(`Parameter ${name} is not a list of numbers`);
  return entries?.map(Number);
}

/** A parameter out of a closed list of words, in any case. */
export function wordParameter<W extends string>(
  scene: Scene,
  name: string,
  words: readonly W[],
): W | undefined {
  const value = parameter(scene, name)?.toLowerCase();
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) throw invalidData(`Parameter ${name} has an unknown value`);
  return found;
}

/** The mandatory `deletedsince`, at most seven days back. */
export function deletedSince(scene: Scene): string {
  const value = momentParameter(scene, "deletedsince");
  if (value === undefined) throw invalidData("Parameter deletedsince is mandatory");
  const week = 7 * 86_400_000;
  const oldest = new Date(Date.parse(scene.now) - week).toISOString().slice(0, 10);
  if (value.slice(0, 10) < oldest) throw invalidData("Parameter deletedsince is more than 7 days back");
  return value;
}
