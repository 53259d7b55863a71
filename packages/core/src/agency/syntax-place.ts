/** Where the parser stopped, in words; "" when it does not say. Its own words quote the text, which may be a secret. */
export function syntaxPlace(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  if (position === undefined) return "";
  const before = text.slice(0, Number(position)).split("\n");
  return ` near line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
