import { LedgerDocument } from "../agency/ledger-document.ts";
import { Payment } from "../agency/payment.ts";
import { envelopes } from "../agency/submit-body.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import type { Posted } from "../posting/posted.ts";
import { hasErrors, type Problem } from "../rules/problem.ts";
import type { AccountingEndpoints, SubmitResult } from "../service/accounting-endpoints.ts";
import type { PullOutcome } from "./pull-report.ts";

/** The part of the endpoints that a pull drives. */
export type PullEndpoints = Pick<AccountingEndpoints, "submit" | "preview" | "list">;

/** What became of a posting. */
export interface SubmittedPosting {
  readonly outcome: PullOutcome;
  readonly problems: readonly Problem[];
}

/**
 * The submit bodies of a posting, in the order in which they are submitted. The ledger document is first: it names the
 * settlement's content, so a settlement that was changed ends there, before any payment of it is taken.
 */
function bodiesOf({ payments, ledger }: Posted): readonly (readonly [DocumentKind, string])[] {
  const body = (kind: DocumentKind, list: readonly unknown[]) =>
    [kind, JSON.stringify({ [envelopes[kind]]: list })] as const;
  const settlement = ledger === undefined ? [] : [body("ledger", [LedgerDocument.encode(ledger)])];
  if (payments.length === 0) return settlement;
  return [
    ...settlement,
    body(
      "payment",
      payments.map((each) => Payment.encode(each)),
    ),
  ];
}

const outcomeOf = (results: readonly SubmitResult[]): PullOutcome => {
  if (results.some(({ type }) => type === "invalid")) return "refused";
  if (results.some(({ type }) => type === "conflict")) return "conflict";
  const fresh = results.some(
    (result) => result.type === "taken" && result.results.some(({ type }) => type !== "same"),
  );
  return fresh ? "submitted" : "already";
};

/**
 * Submits all documents of a posting. Every one is looked at before the first is submitted, so that a plan that does not
 * fit leaves nothing half done; a crash between two bodies is healed by the next run, because both are known by their
 * identifiers.
 */
export async function submitPosted(
  endpoints: PullEndpoints,
  posted: Posted,
  dryRun: boolean,
): Promise<SubmittedPosting> {
  if (hasErrors(posted.problems)) return { outcome: "refused", problems: posted.problems };
  const bodies = bodiesOf(posted);
  if (bodies.length === 0) return { outcome: "nothing", problems: posted.problems };
  const previewed = bodies.flatMap(([kind, text]) => endpoints.preview(kind, text).problems);
  const seen = [...posted.problems, ...previewed];
  if (hasErrors(previewed)) return { outcome: "refused", problems: seen };
  if (dryRun) return { outcome: "shown", problems: seen };
  const results: SubmitResult[] = [];
  for (const [kind, text] of bodies) {
    const result = await endpoints.submit(kind, text);
    results.push(result);
    if (result.type !== "taken") break;
  }
  const refusals = results.flatMap((result) => (result.type === "taken" ? [] : result.problems));
  return { outcome: outcomeOf(results), problems: [...seen, ...refusals] };
}
