import {
  type CivilDate,
  FindingList,
  formatAmount,
  formatPercentage,
  type LedgerDocument,
  mapDocumentClass,
  problem,
  type RenderContext,
} from "@confirma-connect/core";
import { voucherTextLength } from "../wire/request/text-form.ts";
import type { VoucherLine } from "../wire/request/voucher.ts";
import { type Draft, draftOf } from "./draft.ts";
import { exactSum, sumText } from "./exact-sum.ts";
import { calculateLedger } from "./ledger-calculation.ts";
import { type LedgerLine, ledgerWords } from "./ledger-line.ts";
import { ledgerPostings } from "./ledger-postings.ts";
import { netvisorPlanOf } from "./netvisor-plan.ts";
import type { Readings } from "./readings.ts";
import { voucherStep } from "./voucher-step.ts";

/** Most rows of one voucher that we send; no limit is published (unknown). */
export const mostVoucherRows = 500;

/**
 * Translates a ledger document into one voucher (accounting.nv). `net`: every row as it is, VAT rows
 * included, and nothing is added by Netvisor. `gross`: Netvisor makes VAT rows itself; see calculateLedger.
 */
export function ledgerDocumentToVoucher(
  document: LedgerDocument,
  context: RenderContext,
  readings: Readings,
): Draft {
  const { plan } = context;
  const findings = new FindingList({
    holder: "Netvisor",
    charset: readings.textCharset,
    cut: plan.cutLongTexts,
  });
  findings.add(netvisorPlanOf(plan).problems);
  const row = { plan, readings, findings };
  const words = document.ledgerRows.map((each, index) => ledgerWords(each, `/ledgerRows/${index}`, row));
  const { mode, lines } = calculateLedger(document, words, row);
  checkVoucher(lines, mode, findings);
  const heading = {
    calculationmode: mode,
    voucherdate: voucherDateOf(document, readings, findings),
    number: numberOf(document, readings, findings),
    description: descriptionOf(document, context, readings, findings),
    voucherclass: findings.mapped(
      mapDocumentClass(plan, document.documentType, "/documentType"),
      "/documentType",
    ),
    comment: commentOf(context.identifier, readings),
  };
  return draftOf(findings.problems, () => [
    voucherStep({
      name: "voucher",
      title: "Voucher of the ledger document",
      key: context.keyOf("voucher"),
      date: heading.voucherdate,
      voucher: { ...heading, voucherline: lines.map((line) => voucherLine(line, mode)) },
      postings: ledgerPostings(lines, mode, heading.voucherdate),
      onlyExistingDimensions:
        readings.onlyExistingDimensions && lines.some(({ dimensions }) => dimensions.length > 0),
    }),
  ]);
}

/** What is sent balances in cents and is not too long: plan and VAT rows can make other sums than core's rules see. */
function checkVoucher(lines: readonly LedgerLine[], mode: "net" | "gross", findings: FindingList): void {
  if (lines.length > mostVoucherRows) {
    const message = `a voucher may have ${mostVoucherRows} rows, the document makes ${lines.length}`;
    findings.refuse("ACC_UNSUPPORTED_SIZE", "/ledgerRows", message);
  }
  const sum = exactSum(lines.map(({ amount }) => amount));
  if (sum === 0n) return;
  const which = mode === "net" ? "net amounts of all rows" : "amounts of all rows but VAT rows";
  const message = `the ${which} sum to ${sumText(sum)}, not to 0.00`;
  findings.refuse("ACC_DOCUMENT_UNBALANCED", "/ledgerRows", message);
}

/** A voucher has one date. Rows dated otherwise are told about, as the agency's own example has them. */
function voucherDateOf(
  document: LedgerDocument,
  { voucherDate }: Readings,
  findings: FindingList,
): CivilDate {
  const { documentDate, ledgerRows } = document;
  const booked = ledgerRows.map(({ bookingDate }) => bookingDate ?? documentDate);
  const date = voucherDate === "documentDate" ? documentDate : (booked[0] ?? documentDate);
  const odd = booked.findIndex((each) => each !== date);
  if (odd < 0) return date;
  const pointer = `/ledgerRows/${odd}/bookingDate`;
  if (voucherDate === "bookingDate") {
    findings.refuse("ACC_UNSUPPORTED_FEATURE", pointer, "all rows of a Netvisor voucher have the same date");
  } else {
    const message = `the voucher is dated by documentDate ${documentDate}; Netvisor keeps no date per row`;
    const advice = "Nothing, if the document date is the voucher date; see option readings.voucherDate.";
    findings.add([problem("ACC_DOCUMENT_DATE_ORDER", { pointer, severity: "info", message, advice })]);
  }
  return date;
}

function numberOf(
  { documentName }: LedgerDocument,
  readings: Readings,
  findings: FindingList,
): string | undefined {
  if (readings.documentName === "description" || documentName === undefined) return undefined;
  if (/^\d{1,9}$/u.test(documentName)) return documentName;
  const message = "a Netvisor voucher number has 1 to 9 digits (option documentName)";
  findings.refuse("ACC_DOCUMENT_FIELD_INVALID", "/documentName", message);
  return undefined;
}

/**
 * Longest words of a voucher's description that come from the document, in characters. The description
 * ends with our key in brackets, so the three always fit into Netvisor's 255.
 */
export const voucherWordLengths = { documentName: 26, documentDescription: 210 } as const;

function descriptionOf(
  document: LedgerDocument,
  context: RenderContext,
  readings: Readings,
  findings: FindingList,
): string {
  const { documentName, documentDescription } = voucherWordLengths;
  const name =
    readings.documentName === "description"
      ? findings.optionalText(document.documentName, "/documentName", documentName)
      : undefined;
  const words = findings.optionalText(
    document.documentDescription,
    "/documentDescription",
    documentDescription,
  );
  const mark = `[${context.keyOf("voucher")}]`;
  return [name, words, mark].filter((part) => part !== undefined && part !== "").join(" ");
}

/** The caller's identifier for people who look at the voucher's history; left out when Netvisor cannot hold it. */
function commentOf(identifier: string, readings: Readings): string | undefined {
  const comment = `Confirma ${identifier}`;
  const trial = new FindingList({ holder: "Netvisor", charset: readings.textCharset, cut: false });
  trial.text(comment, "", voucherTextLength);
  return trial.problems.length === 0 ? comment : undefined;
}

const voucherLine = (line: LedgerLine, mode: "net" | "gross"): VoucherLine => ({
  linesum: { "@type": mode, "#": formatAmount(line.amount, ",") },
  description: line.description,
  accountnumber: line.account,
  vatpercent: { "@vatcode": line.vatCode, "#": formatPercentage(line.vatPercentage, ",") },
  dimension: line.dimensions,
});
