import { type ExitCode, exitCodes, worse } from "../exit-code.ts";
import type { SubmissionAnswer, SubmissionDetailAnswer } from "../gateway/submission-answer.ts";
import { counted } from "./counted.ts";
import { describeFinding } from "./describe-problem.ts";
import { formatTable } from "./table.ts";

const codeOfStatus = { 0: exitCodes.unclear, 1: exitCodes.ok, 2: exitCodes.finding } as const;

/** 0 when everything is synced, 1 when something was refused, 5 when something is not settled. */
export const exitCodeOf = (submissions: readonly Pick<SubmissionAnswer, "status">[]): ExitCode =>
  submissions.reduce<ExitCode>((code, { status }) => worse(code, codeOfStatus[status]), exitCodes.ok);

/** How many are where, in one line. */
export function summarise(submissions: readonly Pick<SubmissionAnswer, "state">[]): string {
  const counts = new Map<string, number>();
  for (const { state } of submissions) counts.set(state, (counts.get(state) ?? 0) + 1);
  const words = [...counts].map(([state, count]) => `${count} ${state}`);
  return `${counted(submissions.length, "document")}${words.length === 0 ? "" : `: ${words.join(", ")}`}`;
}

/** A table of submissions, what is wrong with the ones that are not delivered, and a summary. */
export function printSubmissions(submissions: readonly SubmissionAnswer[]): string {
  if (submissions.length === 0) return "nothing fits\n";
  // An operator's key sees every client; their documents may have the same identifiers.
  const hasClients = new Set(submissions.map(({ client }) => client)).size > 1;
  const titles = ["kind", "identifier", "state", "evidence", "description", "reference"];
  const columns = [...(hasClients ? ["client"] : []), ...titles].map((title) => ({ title }));
  const rows = submissions.map((each) => [
    ...(hasClients ? [each.client] : []),
    each.kind,
    each.sourceIdentifier,
    each.state,
    each.evidence ?? "-",
    each.description,
    each.reference,
  ]);
  return `${formatTable(columns, rows)}${summarise(submissions)}\n`;
}

/** What the accounting system said about a step, which findings refer to. */
const vendorWords = ({ name, vendor }: SubmissionDetailAnswer["steps"][number]): string => {
  const said = [vendor?.code, vendor?.text].filter(
    (each) => each !== undefined && each !== null && each !== "",
  );
  return said.length === 0 ? "" : `${name}: the accounting system said: ${said.join(" ")}\n`;
};

/** One submission with its findings, steps and history. */
export function printSubmission(found: SubmissionDetailAnswer): string {
  const steps = found.steps.map(({ name, attempts, sentAt }) => [name, String(attempts), sentAt ?? "-"]);
  const history = found.history.map(({ at, event, state, step }) => [at, event, state, step ?? ""]);
  return [
    printSubmissions([found]),
    ...found.problems.map((problem) => describeFinding(problem)),
    ...found.steps.map(vendorWords),
    "\n",
    formatTable([{ title: "step" }, { title: "sent", align: "right" }, { title: "last sent at" }], steps),
    "\n",
    formatTable(
      ["at", "event", "state", "step"].map((title) => ({ title })),
      history,
    ),
  ].join("");
}
