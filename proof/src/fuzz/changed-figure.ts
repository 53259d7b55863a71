import { type FuzzAnswer, textOf } from "./fuzz-answer.ts";
import type { Trial } from "./judge.ts";

/**
 * Fields in which a vendor states the amount or the date of a booked document; where two fields of an answer say the
 * same, the one that the specification prefers. Other figures (due dates, totals of lists) prove nothing here.
 */
const stated: ReadonlySet<string> = new Set([
  // The sandbox says each thing once.
  ...["date", "gross", "net", "vat", "amount", "capital"].map((name) => `sandbox ${name}`),
  ...["LineSum", "VoucherDate", "SalesInvoiceDate", "Sum", "Date"].map((name) => `netvisor ${name}`),
  ...["paidAmount", "paymentDate", "unitPrice"].map((name) => `procountor ${name}`),
]);

/** An amount with decimals, or a date, in either form. */
const figure = /^(?:-?\d+[.,]\d{1,4}|20\d\d-\d\d-\d\d)$/u;

/** The member around a position of XML or JSON text: its name and its value. */
function memberAt(text: string, at: number): { readonly name: string; readonly value: string } | undefined {
  const before = text.slice(0, at + 1);
  const xml = /<([A-Za-z]\w*)[^<>]*>[^<>]*$/u.exec(before);
  const json = /"(\w+)":\s*"?[^",{}[\]]*$/u.exec(before);
  const name = xml?.[1] ?? json?.[1];
  if (name === undefined) return undefined;
  const value = /^[^<>",}\]\s]*/u.exec(text.slice(before.search(/[^<>":,{[\s]*$/u)))?.[0] ?? "";
  return { name, value };
}

const firstDifference = (left: string, right: string): number => {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
};

/** The name of an amount or a date that the changed answer shows otherwise than the sound one. */
export function changedFigure({ operation, served }: Trial): string | undefined {
  if (!operation.books) return undefined;
  const changed: FuzzAnswer | undefined = served.find((each) => each.changed)?.answer;
  const request = served.find((each) => each.changed)?.request;
  const sound = operation.recorded.find((each) => each.request === request)?.answer;
  if (changed === undefined || sound === undefined) return undefined;
  const [before, after] = [textOf(sound), textOf(changed)];
  const member = memberAt(before, firstDifference(before, after));
  if (member === undefined || !figure.test(member.value)) return undefined;
  return stated.has(`${operation.adapter} ${member.name}`) ? member.name : undefined;
}
