const keyPattern = /CC[0-9A-HJKMNP-TV-Z]{13}/gu;

/** Our own keys in a text. */
export const keysIn = (text: string): readonly string[] => text.match(keyPattern) ?? [];

/** What stands more than once in a list. */
export function repeated(keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key).size);
}
