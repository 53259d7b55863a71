import type { z } from "zod";
import type { Refusal } from "./refusal.ts";
import type { Held, Shelf } from "./shelf.ts";

/** Where one kind of document is taken in. */
export interface Desk<W extends { readonly key: string }> {
  readonly schema: z.ZodType<W>;
  readonly shelf: Shelf<W>;
  /** Whether a second document with the same key is refused. */
  readonly unique: boolean;
  refuse(document: W): Refusal | undefined;
}

/** Takes one document in: books it, or says why not. */
export function takeIn<W extends { readonly key: string }>(
  { schema, shelf, unique, refuse }: Desk<W>,
  body: unknown,
  order: number,
): Held<W> | Refusal {
  const { data, error } = schema.safeParse(body);
  if (data === undefined)
    return { code: "INVALID_DATA", text: error?.issues[0]?.path.join("/") ?? "unreadable" };
  if (unique && shelf.has(data.key))
    return { code: "KEY_TAKEN", text: `the key ${data.key} is in the books` };
  return refuse(data) ?? shelf.put(data, order);
}
