import type {
  AccountingSystem,
  DocumentChannel,
  LedgerDocument,
  Rendered,
  ResolvedStep,
  Step,
} from "@confirma-connect/core";

/** The members of a ledger channel that a defect replaces. */
export type LedgerDamage = (
  sound: DocumentChannel<LedgerDocument>,
) => Partial<DocumentChannel<LedgerDocument>>;

/** A system like another one, with a defect in its ledger channel. */
export function withDamagedLedger(system: AccountingSystem, damage: LedgerDamage): AccountingSystem {
  const { id, manifest, invoices, ledger, payments, registers } = system;
  if (ledger === undefined || invoices === undefined || payments === undefined || registers === undefined) {
    throw new Error("a defect is planted into a complete system");
  }
  const sound: DocumentChannel<LedgerDocument> = {
    render: (document, context) => ledger.render(document, context),
    deliver: (step, attempt) => ledger.deliver(step, attempt),
    locate: (step, attempt) => ledger.locate(step, attempt),
    read: (period) => ledger.read?.(period) ?? nothing(),
  };
  const damaged = { ...sound, ...damage(sound) };
  return { id, manifest, invoices, ledger: damaged, payments, registers, probe: () => system.probe() };
}

async function* nothing() {
  // A channel without read has no documents of a period.
}

/** A rendered document in which the bytes of each step are other ones. */
export const withBytes = (rendered: Rendered, change: (body: string) => string): Rendered => ({
  ...rendered,
  steps: rendered.steps.map((step) => withBody(step, change)),
});

const withBody = (step: Step, change: (body: string) => string): Step => ({
  ...step,
  request: { ...step.request, body: change(step.request.body) },
});

/** A step about to be sent, with other bytes. */
export const resent = (step: ResolvedStep, change: (body: string) => string): ResolvedStep => ({
  ...step,
  request: { ...step.request, body: change(step.request.body) },
});
