import { identifierOf, type StepProgress, type Submission } from "@confirma-connect/core";
import { contentOf, type SimulatedDocument } from "./document.ts";
import type { HistoryPlan } from "./history-plan.ts";
import type { Stage } from "./stage/stage.ts";

/** A history at rest, as it is judged. */
export interface Case {
  readonly plan: HistoryPlan;
  readonly stage: Stage;
  readonly submissions: readonly Submission[];
  readonly history: {
    readonly foreign: ReadonlyMap<string, number>;
    readonly contested: ReadonlySet<string>;
    readonly acknowledged: ReadonlySet<string>;
    readonly defects: readonly string[];
  };
}

/** How often a step's effect is in the books; undefined when that cannot be counted. */
export function countOf(stage: Stage, { step }: StepProgress): number | undefined {
  return stage.booked(step)?.filter((text) => text.includes(step.identity.key)).length;
}

/** Every document of a history. */
export const documentsOf = (plan: HistoryPlan): readonly SimulatedDocument[] =>
  plan.deliveries.flatMap(({ documents }) => documents);

/** The caller's identifier of a document, and the number of the invoice that it is about. */
export function keyOf(
  stage: Stage,
  document: SimulatedDocument,
): { identifier: string; sequenceNumber: string } {
  const content = contentOf(document, stage.accounts);
  const identifier = identifierOf(content);
  const sequenceNumber =
    content.kind === "payment"
      ? content.document.invoiceNumber
      : content.kind === "invoice"
        ? (content.document.references.creditedInvoiceNumber ?? identifier)
        : identifier;
  return { identifier, sequenceNumber };
}
