import type { DocumentKind } from "../ports/manifest.ts";
import { checkInvoice } from "../rules/invoice-rules.ts";
import { checkLedgerDocument } from "../rules/ledger-rules.ts";
import { checkPayment } from "../rules/payment-rules.ts";
import { type Problem, problem, underPointer } from "../rules/problem.ts";
import { Invoice } from "./invoice.ts";
import { LedgerDocument } from "./ledger-document.ts";
import { parseDocument } from "./parse-document.ts";
import { Payment } from "./payment.ts";

/** One document of a kind, in the agency's model. */
export type AgencyDocument =
  | { readonly kind: "invoice"; readonly document: Invoice }
  | { readonly kind: "ledger"; readonly document: LedgerDocument }
  | { readonly kind: "payment"; readonly document: Payment };

/** One document of a submit body. */
export interface SubmittedDocument {
  readonly content: AgencyDocument;
  /** The caller's own part of the body, as received. */
  readonly original: unknown;
  /** Pointer of the document in the body, e.g. "/ledgers/0". */
  readonly pointer: string;
  /** Warnings; pointers are relative to the document. */
  readonly problems: readonly Problem[];
}

/** A submit body taken apart: all documents, or every problem of all of them. */
export interface SubmitBody {
  readonly documents: readonly SubmittedDocument[];
  /** Pointers are relative to the body. */
  readonly problems: readonly Problem[];
}

/** Name of the envelope's member: `ledgers` and `payments` are documented, `invoices` is inferred. */
export const envelopes = { invoice: "invoices", ledger: "ledgers", payment: "payments" } as const;

/** Envelopes that `POST /invoice` wraps around its single `invoice`; accepted for invoices too. */
const invoiceWrapping = new Set(["processing", "distribution", "invoice"]);

/** Options of {@link parseSubmitBody}. */
export interface ParseOptions {
  /** Refuse fields that are not known instead of warning about them. */
  readonly strict?: boolean;
}

/** Runs a document's rules; sums that leave the exact range are a problem, not a defect. */
function checkExactly(check: () => readonly Problem[]): readonly Problem[] {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = "the amounts are too large to be added up exactly";
    return [problem("ACC_DOCUMENT_AMOUNT_PRECISION", { message })];
  }
}

type One = { readonly content?: AgencyDocument; readonly problems: readonly Problem[] };

function parseOne(kind: DocumentKind, value: unknown, options: ParseOptions): One {
  if (kind === "ledger") {
    const { document, problems } = parseDocument(LedgerDocument, value, options);
    if (document === undefined) return { problems };
    return {
      content: { kind, document },
      problems: [...problems, ...checkExactly(() => checkLedgerDocument(document))],
    };
  }
  if (kind === "payment") {
    const { document, problems } = parseDocument(Payment, value, options);
    if (document === undefined) return { problems };
    return {
      content: { kind, document },
      problems: [...problems, ...checkExactly(() => checkPayment(document))],
    };
  }
  const { document, problems } = parseDocument(Invoice, value, options);
  if (document === undefined) return { problems };
  return {
    content: { kind, document },
    problems: [...problems, ...checkExactly(() => checkInvoice(document))],
  };
}

/** The caller's identifier of a document: the key that never expires. */
export function identifierOf(content: AgencyDocument): string {
  switch (content.kind) {
    case "invoice":
      return content.document.header.number;
    case "ledger":
      return content.document.ledgerIdentifier;
    case "payment":
      return content.document.paymentIdentifier;
  }
}

type Found = { readonly items: readonly { readonly value: unknown; readonly pointer: string }[] };

function openEnvelope(kind: DocumentKind, body: unknown): Found | Problem {
  const name = envelopes[kind];
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return problem("ACC_DOCUMENT_FIELD_INVALID", { message: `the body must be an object with "${name}"` });
  }
  const members = new Map(Object.entries(body));
  const invoice = members.get("invoice");
  if (
    kind === "invoice" &&
    invoice !== undefined &&
    [...members.keys()].every((key) => invoiceWrapping.has(key))
  ) {
    return { items: [{ value: invoice, pointer: "/invoice" }] };
  }
  const inner = members.get(name);
  if (inner === undefined) {
    return problem("ACC_DOCUMENT_FIELD_MISSING", { pointer: `/${name}`, message: "is required" });
  }
  if (!Array.isArray(inner)) return { items: [{ value: inner, pointer: `/${name}` }] };
  return { items: inner.map((value: unknown, index) => ({ value, pointer: `/${name}/${index}` })) };
}

/** Most problems that are reported of one body. */
const mostProblems = 500;

/** Everything is checked, but an answer stays readable: errors first, then "and so many more". */
function limited(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostProblems) return problems;
  const errorsFirst = [
    ...problems.filter(({ severity }) => severity === "error"),
    ...problems.filter(({ severity }) => severity !== "error"),
  ];
  const shown = errorsFirst.slice(0, mostProblems);
  const [first] = shown;
  const message = `and ${problems.length - mostProblems} more problems of this body, not listed`;
  return [...shown, problem("ACC_DOCUMENT_FIELD_INVALID", { message, severity: first?.severity ?? "error" })];
}

const strangers = (kind: DocumentKind, body: object, strict: boolean): readonly Problem[] =>
  Object.keys(body)
    .filter((key) => key !== envelopes[kind] && !(kind === "invoice" && invoiceWrapping.has(key)))
    .map((key) =>
      problem("ACC_DOCUMENT_FIELD_UNKNOWN", { pointer: `/${key}`, severity: strict ? "error" : "warning" }),
    );

function repeated(documents: readonly SubmittedDocument[]): readonly Problem[] {
  const seen = new Set<string>();
  return documents.flatMap(({ content, pointer }) => {
    const identifier = identifierOf(content);
    const again = seen.has(identifier);
    seen.add(identifier);
    return again ? [problem("ACC_DOCUMENT_REPEATED_IDENTIFIER", { pointer })] : [];
  });
}

/**
 * Takes a submit body apart. The envelope's member may be one object (as documented for ledgers) or an
 * array (as documented for payments). Every problem of every document is reported at once.
 */
export function parseSubmitBody(kind: DocumentKind, body: unknown, options: ParseOptions = {}): SubmitBody {
  const found = openEnvelope(kind, body);
  if (!("items" in found)) return { documents: [], problems: [found] };
  if (found.items.length === 0) {
    const message = "must hold at least one document";
    const pointer = `/${envelopes[kind]}`;
    return { documents: [], problems: [problem("ACC_DOCUMENT_FIELD_INVALID", { pointer, message })] };
  }
  const documents: SubmittedDocument[] = [];
  const problems: Problem[] =
    typeof body === "object" && body !== null ? [...strangers(kind, body, options.strict ?? false)] : [];
  for (const { value, pointer } of found.items) {
    const one = parseOne(kind, value, options);
    problems.push(...underPointer(pointer, one.problems));
    if (one.content !== undefined) {
      documents.push({ content: one.content, original: value, pointer, problems: one.problems });
    }
  }
  return { documents, problems: limited([...problems, ...repeated(documents)]) };
}
