import { describeFinding } from "../output/describe-problem.ts";
import { formatTable } from "../output/table.ts";
import type { ExplainedDocument, ExplainedStep, Explanation } from "./explanation.ts";

const planWords = {
  "built-in": "the built-in demo plan (no configuration was given: give --config or --plan for your own)",
  file: "the plan file",
  configuration: "the client's plan in the configuration",
} as const;

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");

/** The body stands unchanged between two marks, from the first column. */
const printStep = ({ body, ...step }: ExplainedStep, index: number): string => {
  const uses = step.uses.length === 0 ? "" : ` (uses the identifier of ${step.uses.join(", ")})`;
  const framed =
    body === "" ? "" : `---- body, ${bytesOf(body)} bytes in UTF-8 ----\n${body}\n---- end of body ----\n`;
  return (
    `  ${index + 1}. ${step.title} [${step.name}, ${step.action}]${uses}\n` +
    `     ${step.method} ${step.resource} (${step.contentType})\n${framed}`
  );
};

function printPostings({ postings, totals }: ExplainedDocument): string {
  if (postings.length === 0) return "";
  const rows = postings.map((line) => [
    line.account,
    line.debit,
    line.credit,
    line.vatCode === "" ? "" : `${line.vatCode} ${line.vatPercentage} %`,
    line.role,
    line.dimensions,
  ]);
  const table = formatTable(
    [
      { title: "account" },
      { title: "debit", align: "right" },
      { title: "credit", align: "right" },
      { title: "VAT" },
      { title: "role" },
      { title: "dimensions" },
    ],
    [...rows, ["sum", totals.debit, totals.credit, "", "", ""]],
  );
  const verdict =
    totals.difference === "0.00" ? "in balance" : `NOT in balance, difference ${totals.difference}`;
  return `Predicted postings (${postings[0]?.date ?? ""}):\n${table}${verdict}\n`;
}

/** What stands above the steps of a document. A body is taken as a whole or not at all. */
const sendingWords = ({ steps }: ExplainedDocument, acceptable: boolean): string => {
  if (steps.length === 0) return "Nothing would be sent: the errors above have to be corrected first.\n";
  return acceptable
    ? "What would be sent, exactly:\n"
    : "Nothing would be sent: the body has errors elsewhere, and is taken as a whole or not at all.\nWithout them, exactly this:\n";
};

function printDocument(document: ExplainedDocument, acceptable: boolean): string {
  const findings =
    document.findings.length === 0
      ? "No findings.\n"
      : `Findings:\n${document.findings.map((finding) => describeFinding(finding, "  ")).join("")}`;
  const steps = `${sendingWords(document, acceptable)}${document.steps.map(printStep).join("")}`;
  return `\n${document.identifier} (${document.pointer})\n${findings}${steps}${printPostings(document)}`;
}

function printUnmapped({ unmapped }: Explanation): string {
  const kept = unmapped.accountsAre === "asIs" ? "they keep their numbers" : "the plan refuses them";
  const lines = [
    ...(unmapped.accounts.length === 0
      ? []
      : [`Accounts that the plan does not name (${kept}): ${unmapped.accounts.join(", ")}`]),
    ...(unmapped.vatCodes.length === 0 ? [] : [`Unmapped VAT codes: ${unmapped.vatCodes.join(", ")}`]),
    ...(unmapped.dimensions.length === 0 ? [] : [`Unmapped dimensions: ${unmapped.dimensions.join(", ")}`]),
    ...(unmapped.documentClasses.length === 0
      ? []
      : [`Unmapped document types: ${unmapped.documentClasses.join(", ")}`]),
  ];
  return lines.length === 0 ? "Everything is mapped by the plan.\n" : `${lines.join("\n")}\n`;
}

/** A grade with what it means where it is easily taken for more. */
const evidenceWords = (evidence: Explanation["evidence"]): string =>
  evidence === "handedOver"
    ? "handedOver (a file leaves our hands; an import, a read-back or a person brings it into the books)"
    : (evidence ?? "none");

const printAssumptions = ({ system, assumptions }: Explanation): string => {
  const rules = assumptions.map(
    ({ id, statement, mark, option }) =>
      `  ${id} (${mark}${option === undefined ? "" : `, option ${option}`}): ${statement}\n`,
  );
  return rules.length === 0 ? "" : `Assumptions about ${system}:\n${rules.join("")}`;
};

/** The explanation as a person reads it. Of a body in which no document can be read only the findings are told. */
export function printExplanation(explanation: Explanation): string {
  const { acceptable, kind, system, client, plan, documents, findings, undo, evidence } = explanation;
  const found = findings.map((finding) => describeFinding(finding));
  if (documents.length === 0) {
    return [...found, `Nothing would be sent: there is no ${kind} document that can be read.\n`].join("");
  }
  return [
    `${kind} for ${system}, client ${client}; nothing was sent and nothing is stored.\n`,
    `Plan: ${planWords[plan.source]}, version ${plan.version}, SHA-256 ${plan.hash.slice(0, 12)}…\n`,
    `Before it is sent, what taking it back would need: ${undo ?? "unknown"}\n`,
    ...found,
    ...documents.map((document) => printDocument(document, acceptable)),
    "\n",
    printUnmapped(explanation),
    `Evidence that delivery can reach: ${evidenceWords(evidence)}\n`,
    printAssumptions(explanation),
  ].join("");
}
