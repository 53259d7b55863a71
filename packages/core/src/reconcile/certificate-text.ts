import { formatAmount } from "../value/amount.ts";
import { minorUnits } from "../value/minor-units.ts";
import { agencyStateWords } from "./agency-origin.ts";
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
  const state = rest.agency === undefined ? "" : ` (${agencyStateWords[rest.agency]})`;
  return `  ${rest.class}: ${kind} ${names}${place}: expected ${expected ?? "nothing"}, books ${actual ?? "nothing"}${among}${state}`;
}

/** Which sides were compared. */
function sourcesText({ sources }: Certificate): readonly string[] {
  if (sources.length === 0) return ["  compared: what was submitted; the agency itself was not asked"];
  return sources.map(({ source, settlements, payments, documents, notSubmitted, changed, notShown }) => {
    const shown = `${settlements} settlements and ${payments} payments are ${documents} documents`;
    const states = Object.entries({ notSubmitted, changed, notShown } as const);
    const odd = states.filter(([, count]) => count > 0).map(([state, count]) => `, ${count} ${state}`);
    return `  compared: ${source}: ${shown}${odd.join("")}`;
  });
}

const unpostedText = ({ unposted }: Certificate): readonly string[] =>
  unposted.map(({ source, type, id, reasons }) => {
    const why = reasons.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join("; ");
    return `  not compared: ${type} ${id} of ${source} cannot be posted: ${why}`;
  });

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
  const { tool, plan, posting, createdAt, result, hash } = certificate;
  const classes = differenceClasses.map((name) => `${name} ${totals[name]}`).join(", ");
  const rest = differences.count - differences.listed.length;
  return [
    `Reconciliation of ${client} in ${system}, ${period.from} to ${period.to} (and ${marginDays} days around)`,
    `made ${createdAt} by ${tool.name} ${tool.version}, plan ${plan.version} (${plan.hash})`,
    ...(posting === undefined ? [] : [`posting plan ${posting.hash}`]),
    `reconcile: ${differences.count} differences (${result})`,
    `  ${classes}`,
    ...sourcesText(certificate),
    ...sumsText("agency", expected.sums),
    ...sumsText("books", actual.sums),
    `  matched: ${matched.identity} by identity, ${matched.reference} by reference, amount and date`,
    ...unpostedText(certificate),
    ...untoldText(certificate),
    ...differences.listed.map(differenceText),
    ...(rest === 0 ? [] : [`  and ${rest} more differences, not listed here`]),
    `agency's side ${expected.hash}`,
    `books' side   ${actual.hash}`,
    `certificate   ${hash}`,
    "",
  ].join("\n");
}
