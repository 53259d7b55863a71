import {
  finnishBban,
  finnishReferenceOfRf,
  fitsCharset,
  formatAmount,
  negateMinor,
  type Payment,
  type Posting,
  parseBankReference,
  paymentSplit,
  type RenderContext,
  type Rendered,
} from "@confirma-connect/core";
import { writeCreditNotification } from "../wire/camt054.ts";
import { largestReferencePayment, writeReferencePaymentFile } from "../wire/reference-payment-file.ts";
import { type FileStepParts, fileStep, renderedFile } from "./file-step.ts";
import { checkPaymentWords } from "./payment-to-receipt.ts";
import type { Readings } from "./readings.ts";
import { type Translation, translationOf } from "./translation.ts";

/**
 * Translates a payment into a bank's file instead of ledger rows: a reference payment file (KTL) or camt.054. That
 * NetBaron takes either is not documented, so the plan must ask for it and every such file carries a warning.
 */
export function paymentToBankFile(
  payment: Payment,
  context: RenderContext,
  readings: Readings,
  format: "ktl" | "camt054",
): Rendered {
  const translation = translationOf(context, readings);
  const { findings, decisions } = translation;
  checkPaymentWords(payment, translation);
  const what = format === "ktl" ? "a reference payment file (KTL)" : "camt.054";
  findings.warn(
    "ACC_DOCUMENT_INFERRED",
    "",
    `the payment is written as ${what}: acceptance by NetBaron is not documented`,
  );
  checkSplit(payment, translation);
  if (decisions.bank === undefined) {
    findings.refuse("ACC_MAPPING_PAYMENT", "", `${what} needs the bank account (options.netbaron.bank)`);
  }
  const key = context.keyOf("receipt");
  const body = format === "ktl" ? ktlOf(payment, key, translation) : camtOf(payment, key, translation);
  return renderedFile(findings, () => stepOf(payment, key, format, body));
}

function checkSplit(payment: Payment, { findings }: Translation): void {
  const { interest, costs, problems } = paymentSplit(payment);
  for (const { code, pointer, message } of problems) findings.refuse(code, pointer, message);
  if (interest === 0 && costs === 0) return;
  const message = "a bank's file has one amount per payment: interest and costs need ledger rows";
  findings.refuse("ACC_UNSUPPORTED_FEATURE", "/amount", message);
}

const payerLength = 12;

/** The payer in a record of fixed width: a longer name would be cut, and one with a line end would break it. */
function payerOf({ sourceName }: Payment, { findings }: Translation): string {
  const payer = findings.optionalText(sourceName?.toUpperCase(), "/sourceName", payerLength) ?? "";
  if (/\p{Cc}/u.test(payer)) {
    findings.refuse("ACC_DOCUMENT_TEXT_CONTROL", "/sourceName", "a fixed-width record has no line ends");
  }
  if (fitsCharset(payer, "latin1") !== undefined) {
    findings.refuse("ACC_DOCUMENT_TEXT_CHARSET", "/sourceName", "the file is written in Latin-1");
  }
  return payer;
}

/** The machine form of the account; only Finnish accounts have one, and zeros would name another account. */
function bbanOf({ decisions: { bank }, findings }: Translation): string {
  const bban = bank === undefined ? undefined : finnishBban(bank.iban);
  if (bank !== undefined && bban === undefined) {
    const message = "a reference payment file names Finnish accounts only (options.netbaron.bank.iban)";
    findings.refuse("ACC_MAPPING_PAYMENT", "", message);
  }
  return bban ?? "";
}

function ktlOf(payment: Payment, archiveId: string, translation: Translation): string {
  const { decisions, findings } = translation;
  const reference = payment.paymentReference ?? "";
  const parsed = parseBankReference(reference);
  const finnish = parsed.kind === "RF" ? finnishReferenceOfRf(reference) : parsed.value;
  if (finnish === undefined || !/^\d{2,20}$/u.test(finnish)) {
    const message = "a reference payment file carries Finnish references only";
    findings.refuse("ACC_DOCUMENT_FIELD_MISSING", "/paymentReference", message);
  }
  if (Math.abs(payment.amount) > largestReferencePayment) {
    findings.refuse(
      "ACC_UNSUPPORTED_SIZE",
      "/amount",
      "a reference payment file takes amounts up to 99,999,999.99",
    );
  }
  return writeReferencePaymentFile({
    bankGroup: decisions.bank?.bankGroup ?? "",
    serviceCode: decisions.bank?.serviceCode ?? "",
    bban: bbanOf(translation),
    bookingDate: payment.bookingDate ?? payment.paymentDate,
    paymentDate: payment.paymentDate,
    archiveId,
    reference: finnish ?? "",
    payer: payerOf(payment, translation),
    amount: payment.amount,
  });
}

function camtOf(payment: Payment, id: string, { decisions, findings }: Translation): string {
  if (payment.amount < 0) {
    findings.refuse("ACC_UNSUPPORTED_FEATURE", "/amount", "a credit notification takes no corrections");
  }
  if (decisions.bank !== undefined && decisions.bank.bic === undefined) {
    findings.refuse("ACC_MAPPING_PAYMENT", "", "camt.054 needs the bank's BIC (options.netbaron.bank.bic)");
  }
  const reference =
    payment.paymentReference === undefined ? undefined : parseBankReference(payment.paymentReference);
  return writeCreditNotification({
    id,
    iban: decisions.bank?.iban ?? "",
    bic: decisions.bank?.bic ?? "",
    bookingDate: payment.bookingDate ?? payment.paymentDate,
    paymentDate: payment.paymentDate,
    amount: payment.amount,
    payer: findings.optionalText(payment.sourceName, "/sourceName", 70),
    reference: reference === undefined ? undefined : { value: reference.value, iso: reference.kind === "RF" },
    invoiceNumber: findings.text(payment.invoiceNumber, "/invoiceNumber", 140),
  });
}

function stepOf(payment: Payment, key: string, format: "ktl" | "camt054", body: string) {
  const amount = formatAmount(payment.amount, ".");
  const date = payment.bookingDate ?? payment.paymentDate;
  const postings: readonly Posting[] = [
    { account: "(bank)", amount: payment.amount, date, role: "clearing" },
    { account: "(receivables)", amount: negateMinor(payment.amount), date, role: "capital" },
  ];
  const parts: FileStepParts = {
    name: "receipt",
    title: `Payment as ${format}, acceptance not documented: total ${amount}`,
    file: { key, label: "", ending: format === "ktl" ? "ktl" : "xml" },
    contentType: format === "ktl" ? "text/plain; charset=iso-8859-1" : "application/xml; charset=utf-8",
    body,
    values: { payments: "1", total: amount },
    postings,
  };
  return fileStep(parts);
}
