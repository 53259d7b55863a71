import { InvariantError } from "@confirma-connect/core";

const plain = /^\.?[A-Za-z0-9][A-Za-z0-9._-]{0,150}$/u;

/** The folder that holds the drop's folders, where that is itself one of them. */
export const hereFolder = ".";

/**
 * A name that can only be a file or folder beside its siblings: no separators, no `..`, no leading dots but one.
 *
 * @throws InvariantError for any other text; names are made by our own code from keys and plain letters.
 */
export function safeName(name: string): string {
  if (plain.test(name)) return name;
  throw new InvariantError("a file name with other than plain letters reached the file store");
}

/** Like {@link safeName}, or the folder itself. */
export const safeFolder = (name: string): string => (name === hereFolder ? name : safeName(name));
