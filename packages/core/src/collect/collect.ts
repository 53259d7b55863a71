import { problem } from "../rules/problem.ts";
import { invoiceKey } from "./collection-entry.ts";
import { CollectionNotes } from "./collection-notes.ts";
import type { CollectionReport } from "./collection-report.ts";
import {
  type CollectionScope,
  type CollectParts,
  type CollectRequest,
  targetOf,
} from "./collection-scope.ts";
import { followCase } from "./follow-case.ts";
import { handOver } from "./hand-over.ts";
import { liveCases } from "./live-cases.ts";
import { lookForAction } from "./look-for-action.ts";
import { lookAtCase, TellOnce } from "./tell-once.ts";

/** Looks up what an earlier run left behind and this one did not come across. */
async function settleRest({ parts, request, teller, notes }: CollectionScope): Promise<void> {
  const { client, policy } = request;
  const reading = { ...policy, agencyMoney: undefined };
  for (const entry of await parts.store.list({ client, states: ["claimed", "unknown"] })) {
    if (notes.tells(entry.key)) continue;
    const settled = await teller.settle(entry, async (asked) => {
      const sighting = await parts.desk.findCase(targetOf(asked));
      return asked.kind === "invoice" ? lookAtCase(sighting) : lookForAction(sighting, asked, reading);
    });
    notes.note("CASE", settled);
  }
}

const outside = problem("ACC_UNKNOWN_UNCLEAR", {
  message: "the agency has a case, but the invoice was not among those that were read from the books",
  advice: "Read from an earlier day; if the books do not have it any more, tell the agency.",
});

/** Says which live cases no invoice that was read belongs to: nobody would tell the agency what happens to them. */
async function noteOutside(scope: CollectionScope, seen: ReadonlySet<string>): Promise<void> {
  const { notes } = scope;
  const cases = await liveCases(
    scope,
    ({ invoiceNumber, key }) => !seen.has(invoiceNumber) && !notes.tells(key),
  );
  for (const entry of cases) {
    notes.explain(entry.key, [outside]);
    notes.note("CASE", { ...entry, codes: [outside.code] }, "outside");
  }
}

/**
 * Hands overdue invoices over to the agency and tells it what happened to those that it has, everything once. A run
 * may be repeated at any time, also after one that died.
 */
export async function collect(parts: CollectParts, request: CollectRequest): Promise<CollectionReport> {
  const teller = new TellOnce({ ...parts, policy: request.policy });
  const notes = new CollectionNotes(request.onRefusal);
  const scope: CollectionScope = { parts, request, teller, notes };
  const seen = new Set<string>();
  for await (const receivable of request.receivables) {
    const { number } = receivable.invoice.header;
    // Two invoices with one number cannot be told apart by the agency: the first one stands, and a person has to look.
    if (seen.has(number)) {
      notes.skip({ invoiceNumber: number, reason: "sameNumber" });
      continue;
    }
    seen.add(number);
    const entry = await parts.store.find(request.client, invoiceKey(number));
    const told = entry?.state === "submitted" ? entry : await handOver(scope, receivable, entry);
    // Also right after handing over: what was paid or credited before must lower the demand at once.
    if (told?.state === "submitted") await followCase(scope, receivable, told);
  }
  if (request.dryRun !== true) await settleRest(scope);
  await noteOutside(scope, seen);
  return notes.report();
}
