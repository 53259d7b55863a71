/** The value of JSON text; undefined when it is none. `null` is no answer of Procountor and reads the same. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Tells whether a value is a JSON object. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
