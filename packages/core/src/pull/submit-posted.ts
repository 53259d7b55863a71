import { type EncodedDocument, encodeDocuments } from "../agency/encode-documents.ts";
import { readStoredDocument } from "../agency/read-stored-document.ts";
import { type AgencyDocument, envelopes, identifierOf } from "../agency/submit-body.ts";
import { mayBeBooked } from "../delivery/submission.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import type { EnqueueResult } from "../ports/submission-store.ts";
import type { Posted } from "../posting/posted.ts";
import { saysTheSame } from "../posting/says-the-same.ts";
import { hasErrors, type Problem, problem } from "../rules/problem.ts";
import type { AccountingEndpoints, SubmitResult } from "../service/accounting-endpoints.ts";
import { lookAtPosting } from "./look-at-posting.ts";
import type { PullOutcome } from "./pull-report.ts";

/** The part of the endpoints that a pull drives. */
export type PullEndpoints = Pick<AccountingEndpoints, "submit" | "preview" | "list">;

/** What became of a posting. */
export interface SubmittedPosting {
  readonly outcome: PullOutcome;
  readonly problems: readonly Problem[];
  /** Identifiers of its documents that are on their way to the books, or there. */
  readonly booked: ReadonlySet<string>;
}

/** Documents that are submitted together. */
interface Body {
  readonly kind: DocumentKind;
  readonly documents: readonly EncodedDocument[];
}

/**
 * The submit bodies of a posting, in the order in which they are submitted, or why one cannot be written. The ledger
 * document is first: it names the settlement's content, so a settlement that was changed ends there, before any payment
 * of it is taken.
 */
function bodiesOf({ payments, ledger }: Posted): {
  readonly bodies: readonly Body[];
  readonly problems: readonly Problem[];
} {
  const contents = {
    ledger: ledger === undefined ? [] : [{ kind: "ledger" as const, document: ledger }],
    payment: payments.map((document) => ({ kind: "payment" as const, document })),
  };
  const bodies: Body[] = [];
  const problems: Problem[] = [];
  for (const kind of ["ledger", "payment"] as const) {
    const encoded = encodeDocuments(kind, contents[kind]);
    if ("problems" in encoded) problems.push(...encoded.problems);
    else if (encoded.documents.length > 0) bodies.push({ kind, documents: encoded.documents });
  }
  return { bodies, problems };
}

const textOf = ({ kind, documents }: Body): string =>
  JSON.stringify({ [envelopes[kind]]: documents.map(({ value }) => value) });

/** Whether a stored submission is of the same content as far as the agency says it. */
function isUnchanged({ submission }: EnqueueResult, document: AgencyDocument | undefined): boolean {
  const stored = readStoredDocument(submission.kind, submission.document);
  return stored !== undefined && document !== undefined && saysTheSame(stored, document);
}

/**
 * Submits a body. What was submitted by another posting plan, and of which the agency says the same, stays as it was
 * booked; the rest is submitted without it.
 */
async function submitBody(endpoints: PullEndpoints, body: Body): Promise<SubmitResult> {
  const first = await endpoints.submit(body.kind, textOf(body));
  if (first.type !== "conflict") return first;
  const known = first.results.map((result, index): EnqueueResult | undefined =>
    result.type === "conflict" && isUnchanged(result, body.documents[index]?.content)
      ? { type: "same", submission: result.submission }
      : undefined,
  );
  const changed = first.results.some(({ type }, index) => type === "conflict" && known[index] === undefined);
  if (changed) return first;
  const same = known.filter((result) => result !== undefined);
  const documents = body.documents.filter((_, index) => known[index] === undefined);
  if (documents.length === 0) return { type: "taken", results: same, problems: [] };
  const rest = await endpoints.submit(body.kind, textOf({ ...body, documents }));
  return rest.type === "taken" ? { ...rest, results: [...same, ...rest.results] } : rest;
}

/**
 * A received payment may be divided anew into what is another kind of document: under its own identifier, so that its money
 * would be booked beside what was booked before.
 */
async function bookedOtherwise(
  endpoints: PullEndpoints,
  bodies: readonly Body[],
): Promise<readonly Problem[]> {
  const [only, ...others] = bodies.flatMap(({ documents }) => documents);
  // A settlement's payments and ledger document have identifiers of their own.
  if (only === undefined || others.length > 0) return [];
  const identifier = identifierOf(only.content);
  const kind = only.content.kind === "ledger" ? "payment" : "ledger";
  const [earlier] = await endpoints.list({ kind, identifier, limit: 1 });
  // What was refused is in no books, unless a part of it may be there.
  if (earlier === undefined || (earlier.state === "refused" && !mayBeBooked(earlier))) return [];
  const message = `it was submitted as a ${kind} document before: the agency has divided it anew`;
  const advice = "Compare it with what was booked, and correct that by hand; nothing is replaced.";
  return [problem("ACC_DOCUMENT_IDENTIFIER_CONFLICT", { message, advice })];
}

/** What was submitted before and is not in the books: somebody has to renew or correct it. */
const refusedOf = (results: readonly EnqueueResult[]): readonly Problem[] =>
  results
    .filter(({ type, submission }) => type === "same" && submission.state === "refused")
    .map(({ submission: { kind, identifier, problems } }) =>
      problem(problems.find((each) => hasErrors([each]))?.code ?? "ACC_REFUSED_INVALID_DATA", {
        message: `${kind} ${identifier} was refused by the accounting system and is not booked`,
        advice: "See why (status), and submit it again once the cause is gone, or book it by hand.",
      }),
    );

function outcomeOf(results: readonly SubmitResult[], refused: boolean): PullOutcome {
  if (refused || results.some(({ type }) => type === "invalid")) return "refused";
  if (results.some(({ type }) => type === "conflict")) return "conflict";
  const fresh = results.some(
    (result) => result.type === "taken" && result.results.some(({ type }) => type !== "same"),
  );
  return fresh ? "submitted" : "already";
}

const bookedOf = (results: readonly EnqueueResult[]): ReadonlySet<string> =>
  new Set(
    results
      .filter(({ type, submission }) => type !== "same" || submission.state !== "refused")
      .map(({ submission }) => submission.identifier),
  );

const none: ReadonlySet<string> = new Set();

const refusal = (problems: readonly Problem[]): SubmittedPosting => ({
  outcome: "refused",
  problems,
  booked: none,
});

/** Submits bodies in their order, up to the first that is not taken: others may have submitted since they were looked at. */
async function submitBodies(endpoints: PullEndpoints, bodies: readonly Body[]): Promise<SubmittedPosting> {
  const results: SubmitResult[] = [];
  for (const body of bodies) {
    const result = await submitBody(endpoints, body);
    results.push(result);
    if (result.type !== "taken") break;
  }
  const taken = results.flatMap((result) => (result.type === "taken" ? result.results : []));
  const refusals = results.flatMap((result) => (result.type === "taken" ? [] : result.problems));
  const refused = refusedOf(taken);
  return {
    outcome: outcomeOf(results, refused.length > 0),
    problems: [...refusals, ...refused],
    booked: bookedOf(taken),
  };
}

/**
 * Submits all documents of a posting. Every one is looked at before the first is submitted, so that a plan that does not
 * fit, or a part that the agency changed, leaves nothing half done; a crash between two bodies is healed by the next run,
 * because both are known by their identifiers.
 */
export async function submitPosted(
  endpoints: PullEndpoints,
  posted: Posted,
  dryRun: boolean,
): Promise<SubmittedPosting> {
  if (hasErrors(posted.problems)) return refusal(posted.problems);
  const { bodies, problems } = bodiesOf(posted);
  if (problems.length > 0) return refusal([...posted.problems, ...problems]);
  if (bodies.length === 0) return { outcome: "nothing", problems: posted.problems, booked: none };
  const previewed = bodies.flatMap((body) => endpoints.preview(body.kind, textOf(body)).problems);
  const seen = [...posted.problems, ...previewed];
  if (hasErrors(previewed)) return refusal(seen);
  const conflicts = await bookedOtherwise(endpoints, bodies);
  if (conflicts.length > 0) return { outcome: "conflict", problems: [...seen, ...conflicts], booked: none };
  const documents = bodies.flatMap((each) => each.documents);
  const look = await lookAtPosting(endpoints, documents);
  const last = dryRun || look.outcome === "conflict" ? look : await submitBodies(endpoints, bodies);
  return { ...last, problems: [...seen, ...last.problems] };
}
