import { parseSubmitBody, type SubmitBody } from "../agency/submit-body.ts";
import { parseSubmittedJson } from "../agency/submitted-json.ts";
import type { Submission } from "../delivery/submission.ts";
import { token } from "../di/token.ts";
import type { Clock } from "../ports/clock.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { Log } from "../ports/log.ts";
import type { DocumentKind } from "../ports/manifest.ts";
import type { EnqueueResult, SubmissionFilter, SubmissionStore } from "../ports/submission-store.ts";
import { hasErrors, joinProblems, type Problem, problem, underPointer } from "../rules/problem.ts";
import type { ClientProfile } from "./client-profile.ts";
import { newSubmission } from "./new-submission.ts";
import { type Preview, previewDocument } from "./preview.ts";
import type { SystemRegistry } from "./system-registry.ts";

/** What the endpoints are built from. */
export interface EndpointParts {
  readonly client: ClientProfile;
  readonly systems: SystemRegistry;
  readonly store: SubmissionStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
}

/** What became of a submit body. Pointers of problems are relative to the body. */
export type SubmitResult =
  /** Every document is stored durably, now or by an earlier submission of the same content. */
  | {
      readonly type: "taken";
      readonly results: readonly EnqueueResult[];
      /** Warnings. */
      readonly problems: readonly Problem[];
    }
  /** Nothing is stored: documents or their translation have errors. */
  | { readonly type: "invalid"; readonly problems: readonly Problem[] }
  /** Nothing is stored: an identifier was used before with other content. */
  | {
      readonly type: "conflict";
      readonly results: readonly EnqueueResult[];
      readonly problems: readonly Problem[];
    };

/** The driving side: submit, preview and status of accounting documents for one client. */
export class AccountingEndpoints {
  readonly #parts: EndpointParts;

  constructor(parts: EndpointParts) {
    this.#parts = parts;
  }

  /** Takes a submit body (JSON text) of one kind. All documents are stored, or none. */
  async submit(kind: DocumentKind, text: string): Promise<SubmitResult> {
    const { body, previews, problems } = this.#prepare(kind, text);
    if (hasErrors(problems)) return { type: "invalid", problems };
    const { client, systems, store, clock, ids, log } = this.#parts;
    const { manifest } = systems.get(client.system);
    const now = clock.now();
    const batch = body.documents.flatMap((submitted, index) => {
      const preview = previews[index];
      if (preview === undefined) return [];
      return [newSubmission({ reference: ids.next(), client, manifest, submitted, preview, now })];
    });
    const results = await store.enqueue(batch);
    const conflicts = results.flatMap((result, index) =>
      conflictOf(result, batch[index], body.documents[index]?.pointer),
    );
    log.info("submit", {
      client: client.id,
      kind,
      count: batch.length,
      outcome: conflicts.length > 0 ? "conflict" : "taken",
    });
    return conflicts.length > 0
      ? { type: "conflict", results, problems: conflicts }
      : { type: "taken", results, problems };
  }

  /** Shows exactly what a submit body would send. Pure: no network, nothing is stored. */
  preview(
    kind: DocumentKind,
    text: string,
  ): { readonly previews: readonly Preview[]; readonly problems: readonly Problem[] } {
    const { previews, problems } = this.#prepare(kind, text);
    return { previews, problems };
  }

  /** Submissions of this client, in order of arrival. */
  list(filter: Omit<SubmissionFilter, "client">): Promise<readonly Submission[]> {
    return this.#parts.store.list({ ...filter, client: this.#parts.client.id });
  }

  /** One submission of this client by its reference. */
  async find(reference: string): Promise<Submission | undefined> {
    const submission = await this.#parts.store.find(reference);
    return submission?.client === this.#parts.client.id ? submission : undefined;
  }

  #prepare(
    kind: DocumentKind,
    text: string,
  ): { body: SubmitBody; previews: readonly Preview[]; problems: readonly Problem[] } {
    const { client, systems } = this.#parts;
    const json = parseSubmittedJson(text);
    if ("problems" in json) {
      return { body: { documents: [], problems: json.problems }, previews: [], problems: json.problems };
    }
    const options = client.strict === undefined ? {} : { strict: client.strict };
    const body = parseSubmitBody(kind, json.value, options);
    const previews = body.documents.map((submitted) => previewDocument(systems, client, submitted));
    const rendering = previews.flatMap(({ pointer, rendered }) => underPointer(pointer, rendered.problems));
    return { body, previews, problems: joinProblems(body.problems, rendering) };
  }
}

function conflictOf(
  result: EnqueueResult,
  offered: Submission | undefined,
  pointer = "",
): readonly Problem[] {
  if (result.type !== "conflict") return [];
  const earlier = result.submission.pins.content;
  const message = `the identifier was used before with other content (SHA-256 then ${earlier}, now ${offered?.pins.content ?? "unknown"})`;
  return [problem("ACC_DOCUMENT_IDENTIFIER_CONFLICT", { pointer, message })];
}

/** Container token of the {@link AccountingEndpoints}. */
export const AccountingEndpointsToken = token<AccountingEndpoints>("AccountingEndpoints");
