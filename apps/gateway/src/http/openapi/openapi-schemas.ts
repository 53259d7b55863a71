import {
  type DocumentKind,
  envelopes,
  Invoice,
  LedgerDocument,
  Payment,
  statusAnswers,
} from "@confirma-connect/core";
import { ErrorBody } from "../error-body.ts";
import {
  DecisionBody,
  PreviewBody,
  SubmissionDetail,
  SubmissionList,
  SubmissionSummary,
} from "../submission-body.ts";
import { type SchemaJson, schemaJson } from "./schema-json.ts";

const inferred = (words: string): string => `Inferred, not documented by the agency: ${words}`;

/** Component names of the documents and status answers by kind. */
export const schemaNames = {
  invoice: { submit: "InvoiceSubmit", document: "Invoice", answer: "InvoiceStatusAnswer" },
  ledger: { submit: "LedgerSubmit", document: "LedgerDocument", answer: "LedgerStatusAnswer" },
  payment: { submit: "PaymentSubmit", document: "Payment", answer: "PaymentStatusAnswer" },
} as const;

/** Reference to a component schema. */
export const schemaRef = (name: string): SchemaJson => ({ $ref: `#/components/schemas/${name}` });

const documents: Readonly<Record<DocumentKind, SchemaJson>> = {
  ledger: schemaJson(LedgerDocument, "input", {
    open: true,
    description: "Documented completely by one example. Amounts are euros with at most two decimals.",
    fields: {
      documentDescription: "At most 210 characters (documented).",
      calculationMode: `GROSS is documented. ${inferred("NET.")}`,
      "ledgerRows.[].amount": `Debit > 0, credit < 0. ${inferred("the sign, from the example's zero sum.")}`,
    },
  }),
  payment: schemaJson(Payment, "input", {
    open: true,
    description: "The public page is cut after `sourceName`; the allocation below it is inferred.",
    fields: {
      targetIdentifier: `invoicenumber is documented. ${inferred("reference and netvisor.")}`,
      capitalAmountPaid: inferred("name taken from the payments endpoint."),
      interestAmountPaid: inferred("name taken from the payments endpoint."),
      costsAmountPaid: inferred("name taken from the payments endpoint."),
      breakdown: inferred("CAPITAL, INTEREST and FEES, as in the settlements endpoint."),
    },
  }),
  invoice: schemaJson(Invoice, "input", {
    open: true,
    description: `header, references and parties are documented for \`POST /invoice\`. ${inferred("amounts, rows and this endpoint itself.")}`,
    fields: {
      "header.type": `INVOICE is documented. ${inferred("CREDITNOTE.")}`,
      amounts: inferred("the names of the totals."),
      rows: inferred("every name in a row."),
    },
  }),
};

function submitSchema(kind: DocumentKind): SchemaJson {
  const document = schemaRef(schemaNames[kind].document);
  const name = envelopes[kind];
  const member = {
    oneOf: [document, { type: "array", items: document, minItems: 1 }],
    description: "One document or an array of documents; all are stored, or none.",
  };
  const envelope = { type: "object", required: [name], properties: { [name]: member } };
  if (kind !== "invoice") return envelope;
  const single = { type: "object", required: ["invoice"], properties: { invoice: document } };
  return { oneOf: [envelope, single], description: inferred("both envelopes.") };
}

const status = "0 pending and 1 synced are documented; 2 for failed is our reading of the agency's words.";

function answerSchema(kind: DocumentKind): SchemaJson {
  const name = envelopes[kind];
  const shape = kind === "invoice" ? { description: inferred("the shape, from the payment's.") } : {};
  return schemaJson(statusAnswers[kind], "output", { ...shape, fields: { [`${name}.[].status`]: status } });
}

/** Every schema of the API, generated from the zod schemas that check it. */
export const openApiSchemas: Readonly<Record<string, SchemaJson>> = {
  InvoiceSubmit: submitSchema("invoice"),
  LedgerSubmit: submitSchema("ledger"),
  PaymentSubmit: submitSchema("payment"),
  Invoice: documents.invoice,
  LedgerDocument: documents.ledger,
  Payment: documents.payment,
  InvoiceStatusAnswer: answerSchema("invoice"),
  LedgerStatusAnswer: answerSchema("ledger"),
  PaymentStatusAnswer: answerSchema("payment"),
  ErrorBody: schemaJson(ErrorBody, "output"),
  SubmissionSummary: schemaJson(SubmissionSummary, "output"),
  SubmissionList: schemaJson(SubmissionList, "output"),
  SubmissionDetail: schemaJson(SubmissionDetail, "output"),
  Preview: schemaJson(PreviewBody, "output"),
  Decision: schemaJson(DecisionBody, "input"),
};
