import type { ConfirmaBook } from "./book/confirma-book.ts";
import { carryOut } from "./resource/actions.ts";

/** What the agency does between requests: pending actions take effect, pending documents are synced. */
export function workOff(book: ConfirmaBook, today: string): ConfirmaBook {
  const pending = book.actions.filter(({ state }) => state === "pending");
  const done = pending.reduce((next, action) => carryOut(next, action, today), book);
  const accounting = done.accounting.map((document) =>
    document.status === 0
      ? { ...document, status: 1, syncDate: today, description: "Successfully synced" }
      : document,
  );
  return { ...done, accounting };
}
