import { nextSecond } from "../format/calendar.ts";
import type { Scene } from "../scene.ts";

/** The version a changed document gets: whole seconds, later than the one before unless the reading says otherwise. */
export function versionAfter(scene: Scene, before: string): string {
  if (scene.readings.version === "wallClock" || before < scene.now) return scene.now;
  return nextSecond(before);
}
