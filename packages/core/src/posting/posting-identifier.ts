import type { ReceivedPayment } from "../agency/received-payment.ts";
import { contentHash, hashText } from "../mapping/content-hash.ts";

/** Longest part that is used as it is; longer or odd ones are hashed, so that every accounting system can hold them. */
const longest = 40;

const part = (text: string): string =>
  text.length <= longest && /^[\w.-]+$/u.test(text) ? text : hashText(text).slice(0, 24);

/** Identifier of a settlement's ledger document. It depends on nothing but the settlement, for ever. */
export const settlementIdentifier = (source: string, settlementId: string): string =>
  `${source}-S-${part(settlementId)}`;

/** Identifier of the payment that an allocation becomes. */
export const allocationIdentifier = (source: string, settlementId: string, allocationId: string): string =>
  `${settlementIdentifier(source, settlementId)}-${part(allocationId)}`;

/** What tells one received payment from another, without who paid: names change, and are personal. */
const essence = ({ accountName: _name, agency: _agency, ...payment }: ReceivedPayment): string =>
  contentHash(payment);

/**
 * Identifiers of received payments, in their order. The source's own identifier where there is one; `GET /payments`
 * documents none, so there it is made of the content, and equal rows are counted. Weakness: a row that the agency
 * changes later looks like another payment, and of two equal rows nobody can tell which one disappeared.
 */
export function receivedIdentifiers(source: string, payments: readonly ReceivedPayment[]): readonly string[] {
  const seen = new Map<string, number>();
  return payments.map((payment) => {
    if (payment.paymentId !== undefined) return `${source}-P-${part(payment.paymentId)}`;
    const hash = essence(payment).slice(0, 24);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${source}-P-${hash}-${count}`;
  });
}
