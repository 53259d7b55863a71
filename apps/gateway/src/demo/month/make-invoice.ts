import { createFinnishReference } from "@confirma-connect/core";
import { type DemoClient, saleVatCode } from "../client/demo-client.ts";
import { eurosOf, type InvoiceBody } from "../document/demo-document.ts";
import type { Buyer } from "./buyer.ts";
import { catalogue } from "./catalogue.ts";
import type { Dice } from "./dice.ts";

type Row = InvoiceBody["rows"][number];

/** VAT of a net amount in cents: thousandths make 25.5 % a whole number; half a cent goes up. */
const vatOn = (netCents: number, rate: number): number => Math.round((netCents * rate * 10) / 1000);

/** Sums in cents of rows of the wire, exact because every number has two decimals. */
const sumOf = (rows: readonly Row[], field: "netAmount" | "vatAmount" | "amount"): number =>
  rows.reduce((sum, row) => sum + Math.round(row[field] * 100), 0);

function makeRow(client: DemoClient, dice: Dice): Row {
  const ware = dice.pick(catalogue);
  const quarters = ware.unit === "h" ? dice.between(1, 60) : 4 * dice.between(1, 24);
  const net = Math.round((quarters * ware.cents) / 4);
  const vat = vatOn(net, ware.rate);
  const named = dice.percent(85) || ware.rate !== 25.5;
  return {
    name: ware.name,
    quantity: quarters / 4,
    unit: ware.unit,
    unitPrice: eurosOf(ware.cents),
    vatPercentage: ware.rate,
    vatCode: saleVatCode(ware.rate),
    netAmount: eurosOf(net),
    vatAmount: eurosOf(vat),
    amount: eurosOf(net + vat),
    ...(named ? { accountNumber: client.accounts.sales[`${ware.rate}`] } : {}),
    ledgerDimensions: dice.percent(25)
      ? [{ dimensionType: "COST_CENTER", dimensionValue: dice.pick(["1000", "2000", "3000"]) }]
      : [],
  };
}

const partiesOf = (client: DemoClient, buyer: Buyer): InvoiceBody["parties"] => ({
  sellerParty: { businessId: client.businessId, name: client.name },
  buyerParty: {
    entityType: buyer.businessId === null ? "PERSON" : "BUSINESS",
    name: buyer.name,
    customerAccountId: buyer.code,
    businessId: buyer.businessId,
    languageCode: "FI",
    address: {
      street: buyer.street,
      postalCode: buyer.postalCode,
      postalDistrict: buyer.town,
      countryCode: "FI",
    },
  },
});

/** What an invoice is made of. Dates are civil dates. */
export interface InvoicePlan {
  readonly number: number;
  readonly date: string;
  readonly dueDate: string;
  readonly buyer: Buyer;
}

const assemble = (
  client: DemoClient,
  plan: InvoicePlan & { readonly credits?: number },
  rows: readonly Row[],
): InvoiceBody => ({
  header: {
    number: plan.number,
    type: plan.credits === undefined ? "INVOICE" : "CREDITNOTE",
    date: plan.date,
    dueDate: plan.dueDate,
    currencyCode: "EUR",
    languageCode: "FI",
  },
  references: {
    payment: createFinnishReference(String(plan.number)),
    creditedInvoiceNumber: plan.credits ?? null,
  },
  parties: partiesOf(client, plan.buyer),
  amounts: {
    netAmount: eurosOf(sumOf(rows, "netAmount")),
    vatAmount: eurosOf(sumOf(rows, "vatAmount")),
    totalAmount: eurosOf(sumOf(rows, "amount")),
  },
  rows: [...rows],
});

/** An invoice of one to six rows with mixed rates. */
export function makeInvoice(client: DemoClient, dice: Dice, plan: InvoicePlan): InvoiceBody {
  const count = dice.between(1, 6);
  return assemble(
    client,
    plan,
    Array.from({ length: count }, () => makeRow(client, dice)),
  );
}

const negative = (row: Row): Row => ({
  ...row,
  quantity: -row.quantity,
  netAmount: -row.netAmount,
  vatAmount: row.vatAmount === 0 ? 0 : -row.vatAmount,
  amount: -row.amount,
});

/** A credit note over the first rows of an invoice, or over all of them. */
export const makeCreditNote = (
  client: DemoClient,
  plan: InvoicePlan,
  { invoice, rows }: { readonly invoice: InvoiceBody; readonly rows: number },
): InvoiceBody =>
  assemble(
    client,
    { ...plan, credits: Number(invoice.header.number) },
    invoice.rows.slice(0, rows).map(negative),
  );
