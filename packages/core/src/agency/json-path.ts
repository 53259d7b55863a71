/** A way into a JSON value, from its root. */
export type Path = readonly PropertyKey[];

const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;

/** The value at a path; undefined when there is none. */
export const valueAt = (root: unknown, path: Path): unknown => path.reduce(memberOf, root);

interface Branch {
  readonly children: Map<string, Branch>;
  ends: boolean;
}

/** The paths as a tree, so that each member is looked at once however many paths there are. */
function treeOf(paths: readonly Path[]): Branch {
  const root: Branch = { children: new Map(), ends: false };
  for (const path of paths) {
    let branch = root;
    for (const key of path) {
      const child = branch.children.get(String(key)) ?? { children: new Map(), ends: false };
      branch.children.set(String(key), child);
      branch = child;
    }
    branch.ends = true;
  }
  return root;
}

function prune(value: unknown, branch: Branch): unknown {
  if (branch.children.size === 0 || typeof value !== "object" || value === null) return value;
  const kept = (member: unknown, key: string): unknown => {
    const child = branch.children.get(key);
    return child === undefined ? member : prune(member, child);
  };
  if (Array.isArray(value)) return value.map((member, index) => kept(member, String(index)));
  const members = Object.entries(value).filter(([key]) => branch.children.get(key)?.ends !== true);
  return Object.fromEntries(members.map(([key, member]) => [key, kept(member, key)]));
}

/** A copy without the object members that the paths end at. */
export const withoutPaths = (value: unknown, paths: readonly Path[]): unknown => prune(value, treeOf(paths));
