import {
  type AgencyDocument,
  addDays,
  type DocumentChannel,
  type DocumentKind,
  type Invoice,
  isCreditNote,
  type LedgerDocument,
  type Payment,
  type Posting,
} from "@confirma-connect/core";
import type { Stage } from "../simulation/stage/stage.ts";
import type { CentProfile } from "./cent-profile.ts";
import { documentBalances, sumByAccount } from "./document-balances.ts";

/** A document that was sent, and what it was predicted to do. */
export interface Sent {
  readonly content: AgencyDocument;
  readonly postings: readonly Posting[];
}

/** A document that did not come back as it was sent. */
export interface ReadFailure {
  readonly content: AgencyDocument;
  readonly why: string;
}

const invoiceEssence = ({ header, amounts }: Invoice): string =>
  JSON.stringify([
    String(header.number),
    header.date,
    amounts.netAmount,
    amounts.vatAmount,
    amounts.totalAmount,
  ]);

const paymentEssence = ({ invoiceNumber, amount, capitalAmountPaid }: Payment): string =>
  JSON.stringify([String(invoiceNumber), capitalAmountPaid ?? amount]);

const ledgerEssence = (document: LedgerDocument, profile: CentProfile): string =>
  JSON.stringify([document.documentDate, ...documentBalances({ kind: "ledger", document }, profile)]);

/** Under which kind a document comes back, and what of it must come back to the cent. */
function expectedOf({ content, postings }: Sent, profile: CentProfile): readonly [DocumentKind, string] {
  if (content.kind === "payment") return ["payment", paymentEssence(content.document)];
  const asLedger =
    content.kind === "invoice" && isCreditNote(content.document) && profile.creditNotesAsLedger;
  if (content.kind === "invoice" && !asLedger) return ["invoice", invoiceEssence(content.document)];
  const date = "header" in content.document ? content.document.header.date : content.document.documentDate;
  // Predictions are proved equal to documents; where a rounding row was needed only they know of it.
  const booked = sumByAccount(
    postings.map(({ account, amount }) => [profile.roles[account] ?? account, amount] as const),
  );
  return ["ledger", JSON.stringify([date, ...booked])];
}

async function readAll<D>(
  channel: DocumentChannel<D> | undefined,
  { days: [from, to] }: CentProfile,
  essence: (document: D) => string,
): Promise<Map<string, number> | undefined> {
  if (channel?.read === undefined) return undefined;
  const found = new Map<string, number>();
  for await (const { document } of channel.read({ from, to: addDays(to, 60) })) {
    const key = essence(document);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

/** Reads everything back and finds each document that was sent, once. */
export async function compareRead(
  stage: Stage,
  profile: CentProfile,
  sent: readonly Sent[],
): Promise<{ readonly found: number; readonly failures: readonly ReadFailure[] }> {
  const system = stage.plainSystem();
  const read = {
    invoice: await readAll(system.invoices, profile, invoiceEssence),
    payment: await readAll(system.payments, profile, paymentEssence),
    ledger: await readAll(system.ledger, profile, (document) => ledgerEssence(document, profile)),
  };
  let found = 0;
  const failures = sent.flatMap((each): readonly ReadFailure[] => {
    const [kind, key] = expectedOf(each, profile);
    const of = read[kind];
    if (of === undefined) return [];
    const count = of.get(key) ?? 0;
    if (count === 0) return [{ content: each.content, why: `not read back: ${kind} ${key}` }];
    of.set(key, count - 1);
    found += 1;
    return [];
  });
  return { found, failures };
}
