import type { BreakdownEntry } from "../agency/payment.ts";
import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { Settlement, SettlementAllocation } from "../agency/settlement.ts";
import { contentHash, hashText } from "../mapping/content-hash.ts";
import { partsOfBreakdown } from "../rules/payment-split.ts";

/** Longest part that is used as it is; longer or odd ones are hashed, so that every accounting system can hold them. */
const longest = 40;

// No "-": it separates the parts, so settlement 1-2 with allocation 3 must not read like settlement 1 with 2-3.
const part = (text: string): string =>
  text.length <= longest && /^[\w.]+$/u.test(text) ? text : hashText(text).slice(0, 24);

/** Identifier of a settlement's ledger document. It depends on nothing but the settlement, for ever. */
export const settlementIdentifier = (source: string, settlementId: string): string =>
  `${settlementPrefix(source)}${part(settlementId)}`;

/** How identifiers of a source's settlements, and of their allocations, begin. */
export const settlementPrefix = (source: string): string => `${source}-S-`;

/** Whether an identifier was made from a settlement or a payment of this source. */
export const isOfSource = (source: string, identifier: string): boolean =>
  identifier.startsWith(settlementPrefix(source)) || identifier.startsWith(receivedPrefix(source));

/** The settlement's own identifier in one that was made of it; undefined when it was not. */
export function settlementOf(source: string, identifier: string): string | undefined {
  const prefix = settlementPrefix(source);
  if (!identifier.startsWith(prefix)) return undefined;
  const end = identifier.indexOf("-", prefix.length);
  return end === -1 ? identifier : identifier.slice(0, end);
}

/** Identifier of the payment that an allocation becomes. */
export const allocationIdentifier = (source: string, settlementId: string, allocationId: string): string =>
  `${settlementIdentifier(source, settlementId)}-${part(allocationId)}`;

/**
 * What tells one received payment from another: not who paid, because names change and are personal, and not how it is
 * divided, because the agency may divide it anew until it is settled.
 */
const essence = ({
  invoiceNumber,
  caseId,
  paymentDate,
  paymentAmount,
  currency,
  ...rest
}: ReceivedPayment) => {
  const { invoicePaymentReference, originalPaymentReference } = rest;
  const references = [invoicePaymentReference ?? "", originalPaymentReference ?? ""];
  return contentHash([
    invoiceNumber ?? "",
    caseId ?? "",
    paymentDate,
    paymentAmount,
    currency,
    ...references,
  ]);
};

/**
 * Identifiers of received payments, in their order. The source's own identifier where there is one; `GET /payments`
 * documents none, so there it is made of the content, and equal rows are counted. Weakness: of two equal rows nobody
 * can tell which one disappeared, and a payment whose amount, date or invoice is changed looks like another one.
 */
export function receivedIdentifiers(source: string, payments: readonly ReceivedPayment[]): readonly string[] {
  const seen = new Map<string, number>();
  return payments.map((payment) => {
    if (payment.paymentId !== undefined) return `${receivedPrefix(source)}${part(payment.paymentId)}`;
    const hash = essence(payment).slice(0, 24);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${receivedPrefix(source)}${hash}-${count}`;
  });
}

/** How identifiers of a source's received payments begin. */
export const receivedPrefix = (source: string): string => `${source}-P-`;

/** One allocation as the documented answers write its division: every part once, zero or not, in this order. */
function asDocumented({ breakdown, allocatedTotalAmount }: SettlementAllocation): readonly BreakdownEntry[] {
  const { parts } = partsOfBreakdown(breakdown);
  // What is not divided is capital as a whole, or it is not booked.
  const capital = breakdown.length === 0 ? allocatedTotalAmount : parts.capital;
  return [
    { type: "CAPITAL", amount: capital },
    { type: "INTEREST", amount: parts.interest },
    { type: "FEES", amount: parts.costs },
  ];
}

function fingerprintOf(
  settlement: Settlement,
  breakdownOf: (allocation: SettlementAllocation) => readonly BreakdownEntry[],
): string {
  const { settlementId, settlementDate, settlementAmount, currency } = settlement;
  const allocations = settlement.allocations
    .map((each) => ({ ...each, breakdown: breakdownOf(each) }))
    .map((each) => contentHash({ ...each, caseId: undefined, originalPaymentReference: undefined }))
    .toSorted();
  return contentHash({ settlementId, settlementDate, settlementAmount, currency, allocations }).slice(0, 16);
}

/**
 * What a settlement says about money, as a short hash. Written into its ledger document, so that any change of an
 * allocation is seen, also one that leaves all sums as they were. Whom it was paid to and when it was fetched is no part,
 * and neither is how a division is written down. Where it is not written as documented, the hash of what is shown stands
 * behind it: earlier versions knew no other.
 */
export function settlementFingerprint(settlement: Settlement): string {
  const money = fingerprintOf(settlement, asDocumented);
  const shown = fingerprintOf(settlement, ({ breakdown }) => breakdown);
  return money === shown ? money : `${money}, shown as ${shown}`;
}
