import type { PullEndpoints } from "@confirma-connect/core";

type Row = readonly [account: string, amount: number, text: string];

/** Minor units as JSON has them. */
const wire = (cents: number): number => cents / 100;

/** A payment as the version before submitted it for invoice A, in cents. */
export const earlierPayment = (
  paymentIdentifier: string,
  paymentDate: string,
  [capital, interest = 0, costs = 0]: readonly [capital: number, interest?: number, costs?: number],
  currency = "EUR",
) => ({
  kind: "payment" as const,
  document: {
    paymentIdentifier,
    invoiceNumber: "A",
    paymentDate,
    bookingDate: null,
    amount: wire(capital + interest + costs),
    currency,
    targetIdentifier: "invoicenumber",
    paymentReference: null,
    sourceName: "Confirma",
    capitalAmountPaid: wire(capital),
    interestAmountPaid: wire(interest),
    costsAmountPaid: wire(costs),
  },
});

/** The ledger document of settlement S1 as the version before submitted it, in cents. */
export const earlierLedger = (fingerprint: string, rows: readonly Row[]) => ({
  kind: "ledger" as const,
  document: {
    ledgerIdentifier: "confirma-S-S1",
    companyIdentifier: null,
    documentType: "PER",
    documentName: null,
    documentDate: "2026-03-28",
    documentDescription: `Settlement confirma-S-S1, content ${fingerprint}`,
    calculationMode: "GROSS",
    ledgerRows: rows.map(([accountNumber, amount, transactionDescription]) => ({
      bookingDate: null,
      accountNumber,
      vatAccountNumber: null,
      vatType: null,
      vatPercentage: 0,
      vatCode: "",
      amount: wire(amount),
      netAmount: wire(amount),
      isVatRow: 0,
      projectNumber: null,
      transactionType: null,
      transactionDescription,
      ledgerDimensions: [],
    })),
  },
});

/** A document that an earlier version submitted. */
export type EarlierDocument = ReturnType<typeof earlierPayment> | ReturnType<typeof earlierLedger>;

/** Fills a store with what an earlier version submitted, in this order. */
export async function submitEarlier(
  endpoints: Pick<PullEndpoints, "submit">,
  documents: readonly EarlierDocument[],
): Promise<void> {
  for (const { kind, document } of documents) {
    const envelope = kind === "ledger" ? "ledgers" : "payments";
    const { type, problems } = await endpoints.submit(kind, JSON.stringify({ [envelope]: [document] }));
    if (type !== "taken") throw new Error(JSON.stringify(problems));
  }
}

/** What a crash of the version before left: settlement S1 and, beside it, the payment that it did not know of. */
export const bookedTwice: readonly EarlierDocument[] = [
  earlierLedger("4c10ec5b60809f7a", [
    ["1910", 1000, "Payout"],
    ["1780", -1000, "Clearing"],
  ]),
  earlierPayment("confirma-P-p1", "2026-03-20", [900, 75, 25]),
  earlierPayment("confirma-S-S1-1", "2026-03-28", [900, 75, 25]),
];
