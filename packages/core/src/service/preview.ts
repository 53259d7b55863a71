import { type AgencyDocument, identifierOf, type SubmittedDocument } from "../agency/submit-body.ts";
import { stepKey } from "../mapping/content-hash.ts";
import type { RenderContext } from "../ports/document-channel.ts";
import type { Rendered } from "../ports/step.ts";
import { hasErrors, joinProblems, type Problem, problem } from "../rules/problem.ts";
import type { ClientProfile } from "./client-profile.ts";
import type { SystemRegistry } from "./system-registry.ts";

/** Exactly what would be sent for one document, and everything that was found on the way. */
export interface Preview {
  readonly identifier: string;
  readonly pointer: string;
  /** Without steps when the document has errors: then nothing would be sent. */
  readonly rendered: Rendered;
  /** Findings about the document and its translation; pointers are relative to the document. */
  readonly problems: readonly Problem[];
}

function contextOf(client: ClientProfile, content: AgencyDocument): RenderContext {
  const identifier = identifierOf(content);
  return {
    plan: client.plan,
    identifier,
    keyOf: (step) => stepKey([client.id, content.kind, identifier, step]),
  };
}

/** Translates a document for the client's accounting system. Pure: no network, nothing is stored. */
export function renderDocument(
  systems: SystemRegistry,
  client: ClientProfile,
  content: AgencyDocument,
): Rendered {
  const system = systems.get(client.system);
  const context = contextOf(client, content);
  const rendered =
    content.kind === "invoice"
      ? system.invoices?.render(content.document, context)
      : content.kind === "ledger"
        ? system.ledger?.render(content.document, context)
        : system.payments?.render(content.document, context);
  if (rendered === undefined) return { steps: [], problems: [problem("ACC_UNSUPPORTED_KIND")] };
  if (rendered.steps.length > 0 || hasErrors(rendered.problems)) return rendered;
  // Without a step nothing would ever be booked, and without an error nobody would be told.
  const message = "the adapter makes nothing of this document, so nothing would be sent";
  return { steps: [], problems: [...rendered.problems, problem("ACC_UNSUPPORTED_FEATURE", { message })] };
}

/** Previews one document of a submit body. */
export function previewDocument(
  systems: SystemRegistry,
  client: ClientProfile,
  submitted: SubmittedDocument,
): Preview {
  const rendered = renderDocument(systems, client, submitted.content);
  const problems = joinProblems(submitted.problems, rendered.problems);
  return {
    identifier: identifierOf(submitted.content),
    pointer: submitted.pointer,
    rendered: hasErrors(problems) ? { ...rendered, steps: [] } : rendered,
    problems,
  };
}
