import {
  AccountPlan,
  type AgencyDocument,
  type ComparedDocument,
  civilDate,
  type ExpectedDocument,
  expectedDocument,
  type Period,
  parseSubmitBody,
  type ReconcileInput,
  type Reconciliation,
  reconcile,
  recordedDocument,
} from "@confirma-connect/core";
import { documentedLedger, documentedPayment, sampleInvoice } from "../../support/documents.ts";

/** The period of the tests. */
export const march: Period = { from: civilDate("2026-03-01"), to: civilDate("2026-03-31") };

/** A plan that leaves accounts as they are and maps the one VAT code that the documents use. */
const plan = AccountPlan.parse({
  vatCodes: [{ code: "20", target: "KOMY" }, { target: "NONE" }],
  invoices: { salesAccount: "3000" },
});

/** A document as the books hold it. */
export interface Booked {
  readonly content: AgencyDocument;
  readonly vendorId: string;
  readonly state: string;
}

/** A document of the agency's side with the identifier that the books gave it. */
export interface Sent {
  readonly content: AgencyDocument;
  readonly vendorId: string;
}

const contentOf = (kind: AgencyDocument["kind"], body: unknown): AgencyDocument => {
  const { documents, problems } = parseSubmitBody(kind, body);
  const [document] = documents;
  if (document === undefined) throw new Error(`the test's document is wrong: ${JSON.stringify(problems)}`);
  return document.content;
};

const keys = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A key like those that we write into documents. */
export function ownKey(n: number): string {
  const digits = [...n.toString(32).padStart(13, "0")].map((digit) =>
    keys.charAt(Number.parseInt(digit, 32)),
  );
  return `CC${digits.join("")}`;
}

const dayOf = (n: number): string => `2026-03-${String((n % 28) + 2).padStart(2, "0")}`;

/** Document `n` of a month: invoices, ledger documents and payments in turn, each with amounts of its own. */
function sentDocument(n: number): Sent {
  const vendorId = `V${n}`;
  const date = dayOf(n);
  const cents = 10_000 + n * 7;
  if (n % 3 === 0) {
    const { header, references, rows, ...rest } = sampleInvoice();
    const [net, vat, gross] = [cents, 2_550, cents + 2_550].map((amount) => amount / 100);
    const amounts = { netAmount: net, vatAmount: vat, totalAmount: gross };
    const row = { ...rows[0], netAmount: net, vatAmount: vat, amount: gross, accountNumber: "3000" };
    const own = {
      ...rest,
      amounts,
      rows: [row],
      header: { ...header, number: 5_000 + n, date, dueDate: date },
    };
    return {
      vendorId,
      content: contentOf("invoice", {
        invoices: { ...own, references: { ...references, payment: `77${n}` } },
      }),
    };
  }
  if (n % 3 === 1) {
    const document = documentedLedger();
    const rows = document.ledgerRows.map((row) => ({ ...row, bookingDate: date }));
    const extra = {
      ...rows[0],
      vatCode: "",
      accountNumber: "1910",
      amount: cents / 100,
      netAmount: cents / 100,
    };
    const against = { ...extra, accountNumber: "2990", amount: -cents / 100, netAmount: -cents / 100 };
    const ledgers = {
      ...document,
      ledgerIdentifier: ownKey(n),
      documentName: `L${n}`,
      documentDate: date,
      ledgerRows: [...rows, extra, against],
    };
    return { vendorId, content: contentOf("ledger", { ledgers }) };
  }
  const payment = documentedPayment({
    paymentIdentifier: ownKey(n),
    paymentDate: date,
    amount: cents / 100,
    paymentReference: `88${n}`,
    capitalAmountPaid: (cents - 500) / 100,
    interestAmountPaid: 5,
    costsAmountPaid: 0,
  });
  return { vendorId, content: contentOf("payment", { payments: [payment] }) };
}

/** A month of documents. */
export const sentMonth = (count: number): readonly Sent[] =>
  Array.from({ length: count }, (_, index) => sentDocument(index));

/** The words that the books use for what was sent. */
function inBooks(content: AgencyDocument): AgencyDocument {
  const codeOf = (code: string | undefined): string => (code === "20" ? "KOMY" : "NONE");
  if (content.kind === "invoice") {
    const rows = content.document.rows.map((row) => ({ ...row, vatCode: codeOf(row.vatCode) }));
    return { kind: "invoice", document: { ...content.document, rows } };
  }
  if (content.kind === "ledger") {
    const ledgerRows = content.document.ledgerRows.map((row) => ({ ...row, vatCode: codeOf(row.vatCode) }));
    return { kind: "ledger", document: { ...content.document, ledgerRows } };
  }
  return content;
}

/** The books when everything went well. */
export const faithfulBooks = (sent: readonly Sent[]): readonly Booked[] =>
  sent.map(({ content, vendorId }) => ({ content: inBooks(content), vendorId, state: "valid" }));

/** The agency's side of what was sent. */
export const expectedSide = (sent: readonly Sent[]): readonly ExpectedDocument[] =>
  sent.map(({ content }) => expectedDocument(content, { plan }));

/** The books' side. */
export const actualSide = (books: readonly Booked[]): readonly ComparedDocument[] =>
  books.map(({ content, vendorId, state }) => recordedDocument(content, { vendorId, state }));

/** Reconciles March; every document of the books counts. */
export const reconcileMarch = (
  sent: readonly Sent[],
  books: readonly Booked[],
  options: Partial<ReconcileInput> = {},
): Promise<Reconciliation> =>
  reconcile({
    client: "client",
    system: "books",
    period: march,
    marginDays: 7,
    expected: expectedSide(sent),
    actual: actualSide(books),
    extras: "all",
    ...options,
  });
