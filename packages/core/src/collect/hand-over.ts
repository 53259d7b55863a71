import { type CollectionEntry, invoiceKey } from "./collection-entry.ts";
import { type CollectionScope, draftEntry, planOf, targetOf } from "./collection-scope.ts";
import type { Receivable } from "./receivable.ts";
import { reasonToSkip } from "./skip-reason.ts";
import { lookAtCase } from "./tell-once.ts";
import { invoiceContent, invoiceFacts } from "./told-content.ts";

/** What the look before the first hand-over found; `entry` is undefined when nothing could be learned. */
type FirstLook =
  | { readonly type: "new" }
  | { readonly type: "known"; readonly entry: CollectionEntry | undefined };

/** Whether the agency has no case yet; one that it has is taken over instead of being made again. */
async function lookFirst(
  { parts, request, teller, notes }: CollectionScope,
  draft: CollectionEntry,
): Promise<FirstLook> {
  const sighting = await parts.desk.findCase(targetOf(draft));
  if (sighting.type === "absent") return { type: "new" };
  if (sighting.type === "unclear") {
    notes.hold("INVOICE", draft, sighting.problems);
    return { type: "known", entry: undefined };
  }
  const caseId = sighting.caseId === undefined ? {} : { caseId: sighting.caseId };
  const taken = { state: "submitted", ...caseId } as const;
  if (request.dryRun === true) {
    const entry = { ...draft, ...taken };
    notes.note("INVOICE", entry);
    return { type: "known", entry };
  }
  const opened = await parts.store.open(draft);
  if (opened.state !== "ready") return { type: "new" };
  const entry = await teller.change(opened, taken);
  notes.note("INVOICE", entry);
  return { type: "known", entry };
}

/** Hands an invoice over, or settles an earlier try; undefined when nothing was done. */
export async function handOver(
  scope: CollectionScope,
  receivable: Receivable,
  known: CollectionEntry | undefined,
): Promise<CollectionEntry | undefined> {
  const { parts, request, teller, notes } = scope;
  const { invoice } = receivable;
  const invoiceNumber = invoice.header.number;
  if (known === undefined || known.state === "ready") {
    const reason = reasonToSkip(receivable, request.policy, request.today);
    if (reason !== undefined) {
      notes.skip({ invoiceNumber, reason });
      return undefined;
    }
  }
  const about = { content: invoiceContent(invoice), facts: invoiceFacts(invoice) };
  const draft = draftEntry(scope, {
    kind: "invoice",
    key: invoiceKey(invoiceNumber),
    invoiceNumber,
    ...about,
  });
  if (known === undefined && request.policy.lookFirst) {
    const first = await lookFirst(scope, draft);
    if (first.type === "known") return first.entry;
  }
  if (request.dryRun === true) {
    notes.note("INVOICE", known ?? draft, planOf(known));
    return undefined;
  }
  const entry = await teller.tell(draft, {
    send: () => notes.hear(draft, parts.desk.submitInvoice(invoice)),
    look: async (asked) => lookAtCase(await parts.desk.findCase(targetOf(asked))),
  });
  notes.note("INVOICE", entry);
  return entry;
}
