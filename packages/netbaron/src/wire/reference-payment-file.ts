import type { CivilDate, MinorUnits } from "@confirma-connect/core";

/** One payment of a reference payment file (KTL); the file holds one batch with one payment. */
export interface ReferencePayment {
  /** Bank group code, 2 characters. */
  readonly bankGroup: string;
  /** Service code of the invoicer, up to 9 characters. */
  readonly serviceCode: string;
  /** Account in machine form, 14 digits. */
  readonly bban: string;
  readonly bookingDate: CivilDate;
  readonly paymentDate: CivilDate;
  /** Identifier that no other payment has, up to 16 characters. */
  readonly archiveId: string;
  /** Finnish reference without leading zeros. */
  readonly reference: string;
  readonly payer: string;
  /** Cents; negative for a correction. */
  readonly amount: MinorUnits;
}

/** Largest amount of one record, in cents. */
export const largestReferencePayment = 9_999_999_999;

const digits = (value: string | number, length: number): string => String(value).padStart(length, "0");
const text = (value: string, length: number): string => value.padEnd(length, " ").slice(0, length);
const day = (date: CivilDate): string => date.slice(2).replaceAll("-", "");

/**
 * Writes a reference payment file: records 0, 3 and 9 of 90 characters each, CRLF (layout: FFI "Incoming reference
 * payments", specs of Finnish standards, 5). The time of day is always 0000: the file says when by its date only.
 */
export function writeReferencePaymentFile(payment: ReferencePayment): string {
  const { bookingDate, amount } = payment;
  const cents = Math.abs(amount);
  const correction = amount < 0;
  const batch = `0${day(bookingDate)}0000${text(payment.bankGroup, 2)}${digits(payment.serviceCode, 9)}1`;
  const record = [
    "3",
    digits(payment.bban, 14),
    day(bookingDate),
    day(payment.paymentDate),
    text(payment.archiveId, 16),
    digits(payment.reference, 20),
    text(payment.payer, 12),
    "1",
    "A",
    digits(cents, 10),
    correction ? "1" : "0",
    "A",
    " ",
  ].join("");
  const [normal, corrected] = correction ? [0, cents] : [cents, 0];
  const sum = [
    `9${digits(correction ? 0 : 1, 6)}${digits(normal, 11)}`,
    `${digits(correction ? 1 : 0, 6)}${digits(corrected, 11)}${digits(0, 17)}`,
  ].join("");
  return [batch, record, sum].map((line) => `${text(line, 90)}\r\n`).join("");
}
