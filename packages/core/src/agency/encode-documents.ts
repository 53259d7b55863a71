import { z } from "zod";
import type { DocumentKind } from "../ports/manifest.ts";
import { jsonPointer, type Problem, problem } from "../rules/problem.ts";
import { Invoice } from "./invoice.ts";
import { issueWords } from "./issue-words.ts";
import { LedgerDocument } from "./ledger-document.ts";
import { Payment } from "./payment.ts";
import { type AgencyDocument, envelopes } from "./submit-body.ts";

/** A document with its form in a submit body. */
export interface EncodedDocument {
  readonly content: AgencyDocument;
  readonly value: unknown;
}

/** Documents of a submit body, or why they cannot be written down; pointers lead into the body. */
export type EncodedDocuments =
  | { readonly documents: readonly EncodedDocument[] }
  | { readonly problems: readonly Problem[] };

const advice =
  "Have what the agency shows corrected there and pull again, or book this one by hand; nothing of it was submitted.";

function encode(content: AgencyDocument) {
  switch (content.kind) {
    case "invoice":
      return z.safeEncode(Invoice, content.document, { error: issueWords });
    case "ledger":
      return z.safeEncode(LedgerDocument, content.document, { error: issueWords });
    case "payment":
      return z.safeEncode(Payment, content.document, { error: issueWords });
  }
}

function encodeOne(content: AgencyDocument, path: readonly PropertyKey[]): EncodedDocuments {
  try {
    const { success, data, error } = encode(content);
    if (success) return { documents: [{ content, value: data }] };
    const problems = error.issues.map((issue) => {
      const pointer = jsonPointer([...path, ...issue.path]);
      return problem("ACC_DOCUMENT_FIELD_INVALID", { pointer, message: issue.message, advice });
    });
    return { problems };
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure;
    const message = "an amount is too large to be written exactly";
    return {
      problems: [problem("ACC_DOCUMENT_AMOUNT_PRECISION", { pointer: jsonPointer(path), message, advice })],
    };
  }
}

/**
 * Writes documents of one kind as they stand in a submit body. What the documented form cannot hold is a problem of its
 * document, never an exception: documents that are made of somebody else's answers may carry anything.
 */
export function encodeDocuments(kind: DocumentKind, contents: readonly AgencyDocument[]): EncodedDocuments {
  const encoded = contents.map((content, index) => encodeOne(content, [envelopes[kind], index]));
  const problems = encoded.flatMap((each) => ("problems" in each ? each.problems : []));
  if (problems.length > 0) return { problems };
  return { documents: encoded.flatMap((each) => ("documents" in each ? each.documents : [])) };
}
