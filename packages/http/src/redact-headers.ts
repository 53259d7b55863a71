/** Copies headers for showing; values of the named headers (any casing) become "[secret]". */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  secretNames: readonly string[],
): Readonly<Record<string, string>> {
  const secret = new Set(secretNames.map((name) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secret.has(name.toLowerCase()) ? "[secret]" : value,
    ]),
  );
}
