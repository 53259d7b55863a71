import { printCents } from "../format/decimal.ts";
import type { Scene } from "../scene.ts";

/** An amount the way answers print it: with a scale that varies from entry to entry when odd answers are on. */
export function oddCents(scene: Scene, cents: number, key: number): string {
  if (!scene.readings.oddAnswers) return printCents(cents);
  if (key % 3 === 0) return printCents(cents, 0);
  return printCents(cents, key % 5 === 0 ? 4 : 2);
}

/** A name, with an illegal control character behind it when that reading is on. */
export function oddName(scene: Scene, name: string): string {
  return scene.readings.controlCharacters && name !== "" ? `${name}\u0002` : name;
}
