import type { ConformanceDocuments } from "../subject/conformance-subject.ts";
import { sampleInvoice } from "./sample-invoice.ts";
import { type SampleAccounts, sampleLedger } from "./sample-ledger.ts";
import { sampleInvoiceNumber } from "./sample-number.ts";
import { samplePayment } from "./sample-payment.ts";

/** Words of the accounting system that the samples must fit. */
export interface SampleOptions extends SampleAccounts {
  /** An account that the accounting system does not have. */
  readonly unknownAccount: string;
}

/** Sample documents of all three kinds, for subjects that need no special ones. */
export const sampleDocuments = ({
  unknownAccount,
  ...accounts
}: SampleOptions): Required<ConformanceDocuments> => ({
  ledger: {
    valid: (n) => sampleLedger(n, accounts),
    refused: (n) => sampleLedger(n, { ...accounts, receivables: unknownAccount }),
  },
  invoice: {
    valid: (n) => sampleInvoice(n, accounts.sales),
    refused: (n) => sampleInvoice(n, unknownAccount),
  },
  payment: {
    valid: (n) => samplePayment(n, sampleInvoiceNumber(n)),
    refused: (n) => samplePayment(n, sampleInvoiceNumber(90_000 + n)),
  },
});
