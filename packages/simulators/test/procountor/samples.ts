import { at } from "./client.ts";

/** A JSON object. */
export type Body = Readonly<Record<string, unknown>>;

/** A row of 100.00 net with 25.5 % VAT. */
export const row: Body = {
  product: "Perintäpalkkio",
  quantity: 1,
  unit: "PIECE",
  unitPrice: 100,
  discountPercent: 0,
  vatPercent: 25.5,
};

/** A sales invoice of 125.50 euros. */
export function salesInvoice(change: Body = {}): Body {
  return {
    type: "SALES_INVOICE",
    date: "2026-03-02",
    counterParty: { counterPartyAddress: { name: "Malliasiakas Oy" } },
    paymentInfo: {
      paymentMethod: "BANK_TRANSFER",
      currency: "EUR",
      bankAccount: { accountNumber: "FI2112345600000785" },
      dueDate: "2026-03-16",
      currencyRate: 1,
    },
    extraInfo: { accountingByRow: true, unitPricesIncludeVat: false },
    discountPercent: 0,
    invoiceRows: [row],
    vatStatus: 1,
    originalInvoiceNumber: "TA-1001",
    invoiceChannel: "NO_SENDING",
    language: "FINNISH",
    ...change,
  };
}

/** A purchase invoice of 125.50 euros. */
export function purchaseInvoice(change: Body = {}): Body {
  const { language: _language, ...rest } = salesInvoice({ type: "PURCHASE_INVOICE", vatStatus: 2 });
  return { ...rest, ...change };
}

/** The sales invoice with other payment info. */
export function paidBy(change: Body): Body {
  const invoice = salesInvoice();
  return { ...invoice, paymentInfo: { ...objectAt(invoice, "paymentInfo"), ...change } };
}

/** The sales invoice to another counterparty. */
export function soldTo(change: Body, address: Body = {}): Body {
  return salesInvoice({
    counterParty: { counterPartyAddress: { name: "Malliasiakas Oy", ...address }, ...change },
  });
}

/** The sales invoice with another first row. */
export function rowWith(change: Body, head: Body = {}): Body {
  return salesInvoice({ invoiceRows: [{ ...row, ...change }], ...head });
}

/** A ledger row without VAT. */
export function plainRow(account: string, value: number, change: Body = {}): Body {
  return {
    transactionType: "ENTRY",
    account,
    accountingValue: value,
    vatPercent: 0,
    vatStatus: 12,
    ...change,
  };
}

/** A journal of 250.00 without VAT, in balance. */
export function journal(change: Body = {}): Body {
  return {
    type: "JOURNAL",
    name: "Tilitys 2026-03",
    receiptDate: "2026-03-31",
    vatType: "SALES",
    vatStatus: 12,
    transactions: [plainRow("1920", 250), plainRow("2890", -250)],
    ...change,
  };
}

/** A markpaid body in euros. */
export function payment(amount: number, change: Body = {}): Body {
  return { paymentDate: "2026-03-10", amount, currency: "EUR", ...change };
}

/** The object under a name. */
export function objectAt(body: unknown, name: string): Body {
  const value = at(body, name);
  return typeof value === "object" && value !== null ? { ...value } : {};
}
