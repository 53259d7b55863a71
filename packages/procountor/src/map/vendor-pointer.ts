import type { StepIdentity } from "@confirma-connect/core";

// Fields of Procountor's rows → fields of the agency's rows, the same in ledger documents and invoices.
const rowFields: Readonly<Record<string, string>> = {
  account: "accountNumber",
  accountingValue: "netAmount",
  vatPercent: "vatPercentage",
  vatStatus: "vatCode",
  vatType: "vatCode",
  product: "name",
  productCode: "productCode",
  quantity: "quantity",
  unit: "unit",
  unitPrice: "unitPrice",
  dimensionItemValues: "ledgerDimensions",
};

const invoiceFields: Readonly<Record<string, string>> = {
  date: "/header/date",
  originalInvoiceNumber: "/header/number",
  "paymentInfo.dueDate": "/header/dueDate",
  "paymentInfo.currency": "/header/currencyCode",
  "paymentInfo.bankReferenceCode": "/references/payment",
  "counterParty.email": "/parties/buyerParty/contact",
  "counterParty.identifier": "/parties/buyerParty/businessId",
  "counterParty.counterPartyAddress.name": "/parties/buyerParty/name",
  "counterParty.counterPartyAddress.country": "/parties/buyerParty/address/countryCode",
};

const fieldsOfType: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  journal: { receiptDate: "/documentDate", name: "/documentName" },
  salesInvoice: invoiceFields,
  paymentEvent: { paymentDate: "/paymentDate", amount: "/amount", currency: "/currency" },
};

const row = /^(?:transactions|invoiceRows)\[(\d+)\](?:\.(\w+))?/u;

/**
 * Where in the caller's document the field of a vendor's error stands: `transactions[2].account` →
 * `/ledgerRows/3/accountNumber`. "" when that cannot be told: then the whole document is meant.
 */
export function pointerOf(field: string | undefined, { type, values }: StepIdentity): string {
  if (field === undefined) return "";
  const [whole, index, member = ""] = row.exec(field) ?? [];
  if (whole === undefined) return own(fieldsOfType[type] ?? {}, field) ?? "";
  const place = (values["rows"] ?? "").split(" ")[Number(index)] ?? "";
  if (place === "") return "";
  const name = own(rowFields, member);
  return name === undefined ? place : `${place}/${name}`;
}

const own = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
