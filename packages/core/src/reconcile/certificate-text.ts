import { formatAmount, minorUnits } from "../value/money.ts";
import type { Certificate } from "./certificate.ts";
import { type Difference, differenceClasses, type SideSum } from "./reconciliation.ts";

const sumsText = (title: string, sums: readonly SideSum[]): readonly string[] =>
  sums.length === 0
    ? [`  ${title}: nothing`]
    : sums.map(
        ({ kind, currency, count, sum }) =>
          `  ${title}: ${count} ${kind} documents, ${formatAmount(minorUnits(sum), ".")} ${currency}`,
      );

function differenceText({
  kind,
  identifier,
  vendorId,
  pointer,
  expected,
  actual,
  ...rest
}: Difference): string {
  const names = [identifier ?? "-", vendorId ?? "-"].join(" / ");
  const place = pointer === "" ? "" : ` ${pointer}`;
  const among = rest.candidates === undefined ? "" : ` among ${rest.candidates.join(", ")}`;
  return `  ${rest.class}: ${kind} ${names}${place}: expected ${expected ?? "nothing"}, books ${actual ?? "nothing"}${among}`;
}

function untoldText({ notCompared, unread, open, foreign }: Certificate): readonly string[] {
  return [
    ...notCompared.map(({ kind, field, count, declared }) => {
      const why = declared ? "the system does not give it back" : "it was not there";
      return `  not compared: ${field} of ${count} ${kind} documents (${why})`;
    }),
    ...unread.map(
      ({ kind, count }) => `  not compared: ${count} ${kind} documents (the system cannot list them)`,
    ),
    ...(open === 0 ? [] : [`  not finished: ${open} documents are still being delivered`]),
    ...sumsText("not ours", foreign).filter((line) => !line.endsWith(": nothing")),
  ];
}

/** The certificate for people: the same facts, line by line. */
export function certificateText(certificate: Certificate): string {
  const { client, system, period, marginDays, expected, actual, matched, totals, differences } = certificate;
  const { tool, plan, createdAt, result, hash } = certificate;
  const classes = differenceClasses.map((name) => `${name} ${totals[name]}`).join(", ");
  const rest = differences.count - differences.listed.length;
  return [
    `Reconciliation of ${client} in ${system}, ${period.from} to ${period.to} (and ${marginDays} days around)`,
    `made ${createdAt} by ${tool.name} ${tool.version}, plan ${plan.version} (${plan.hash})`,
    `reconcile: ${differences.count} differences (${result})`,
    `  ${classes}`,
    ...sumsText("agency", expected.sums),
    ...sumsText("books", actual.sums),
    `  matched: ${matched.identity} by identity, ${matched.reference} by reference, amount and date`,
    ...untoldText(certificate),
    ...differences.listed.map(differenceText),
    ...(rest === 0 ? [] : [`  and ${rest} more differences, not listed here`]),
    `agency's side ${expected.hash}`,
    `books' side   ${actual.hash}`,
    `certificate   ${hash}`,
    "",
  ].join("\n");
}
