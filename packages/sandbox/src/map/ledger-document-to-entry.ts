import {
  type LedgerDocument,
  type LedgerRow,
  mapAccount,
  mapDocumentClass,
  type RenderContext,
} from "@confirma-connect/core";
import { ledgerLimits } from "../sandbox.manifest.ts";
import type { EntryRow, LedgerEntry } from "../wire/ledger-entry.ts";
import { Findings } from "./findings.ts";
import { rowDimensions } from "./row-dimensions.ts";
import { rowVatCode } from "./row-vat-code.ts";

interface Work {
  readonly plan: RenderContext["plan"];
  readonly findings: Findings;
}

function entryRow(row: LedgerRow, pointer: string, work: Work): EntryRow {
  const { plan, findings } = work;
  const account = (number: string, field: string) =>
    findings.take(mapAccount(plan, number, `${pointer}/${field}`));
  const { vatAccountNumber } = row;
  const description = findings.text(
    "ledgerRows/*/transactionDescription",
    row.transactionDescription,
    `${pointer}/transactionDescription`,
  );
  return {
    account: account(row.accountNumber, "accountNumber"),
    ...(vatAccountNumber === undefined ? {} : { vatAccount: account(vatAccountNumber, "vatAccountNumber") }),
    date: row.bookingDate,
    gross: row.amount,
    net: row.netAmount,
    vatPercentage: row.vatPercentage,
    vatCode: rowVatCode(row, pointer, work),
    vatType: row.vatType,
    isVat: row.isVatRow,
    text: description,
    type: row.transactionType,
    dimensions: rowDimensions(row, pointer, work),
  };
}

/** Translates a ledger document into the sandbox's entry, with everything found on the way. */
export function ledgerDocumentToEntry(document: LedgerDocument, context: RenderContext) {
  const { plan, identifier, keyOf } = context;
  const findings = new Findings(ledgerLimits, plan);
  const work = { plan, findings };
  findings.rows(document.ledgerRows.length, "/ledgerRows");
  const entry: LedgerEntry = {
    key: keyOf("entry"),
    number: identifier,
    company: document.companyIdentifier,
    documentClass: findings.take(mapDocumentClass(plan, document.documentType, "/documentType")),
    name: findings.text("documentName", document.documentName, "/documentName"),
    date: document.documentDate,
    text: findings.text("documentDescription", document.documentDescription, "/documentDescription"),
    mode: document.calculationMode,
    rows: document.ledgerRows.map((row, index) => entryRow(row, `/ledgerRows/${index}`, work)),
  };
  return { entry, problems: findings.problems };
}
