/** A copy of a value in which the member at a path is another one. Types are the caller's business. */
export function rewritten<T>(value: T, path: readonly string[], member: unknown): T {
  const copy = structuredClone(value);
  let parent: unknown = copy;
  for (const key of path.slice(0, -1)) parent = memberOf(parent, key);
  const last = path.at(-1);
  if (typeof parent === "object" && parent !== null && last !== undefined) Reflect.set(parent, last, member);
  return copy;
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
