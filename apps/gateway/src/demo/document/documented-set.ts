import type { DemoDocument } from "./demo-document.ts";
import { documentedInvoice, paidInvoice } from "./documented-invoice.ts";
import { documentedLedger } from "./documented-ledger.ts";
import { documentedPayment } from "./documented-payment.ts";

/** The agency's documented examples, and the invoice that the documented payment needs. */
export const documentedSet: readonly DemoDocument[] = [
  { kind: "invoice", body: documentedInvoice },
  { kind: "ledger", body: documentedLedger },
  { kind: "invoice", body: paidInvoice },
  { kind: "payment", body: documentedPayment },
];
