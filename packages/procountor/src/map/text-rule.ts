import type { TextRule } from "@confirma-connect/core";

/** What Procountor's texts keep to: characters of Windows-1252 only (specs 3, seen). `cut`: as the plan says. */
export const procountorTexts = (cut: boolean): TextRule => ({
  holder: "Procountor",
  charset: "windows-1252",
  cut,
});
