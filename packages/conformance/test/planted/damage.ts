import type { ConformanceSubject } from "@confirma-connect/conformance";
import type {
  AccountingSystem,
  Attempt,
  DocumentChannel,
  Invoice,
  KindManifest,
  LedgerDocument,
  Outcome,
  Payment,
  Rendered,
  ResolvedStep,
  Sighting,
  Step,
} from "@confirma-connect/core";
import { sandboxSubject } from "../../../sandbox/test/sandbox-subject.ts";

/** A sandbox with one defect, and the cases that must catch it. */
export interface PlantedDefect {
  /** What is wrong, in a few words. */
  readonly name: string;
  /** Published reports of the same pain, `owner/repo#n`. */
  readonly after: readonly string[];
  /** Ids of cases; every one of them must fail. */
  readonly caughtBy: readonly string[];
  subject(): ConformanceSubject;
}

/** The members of a channel that a defect replaces. */
type Damage<D> = (sound: DocumentChannel<D>) => Partial<DocumentChannel<D>>;

function damaged<D>(channel: DocumentChannel<D> | undefined, damage: Damage<D>): DocumentChannel<D> {
  if (channel === undefined) throw new Error("a defect is planted into a complete system");
  const sound: DocumentChannel<D> = {
    render: (document, context) => channel.render(document, context),
    deliver: (step, attempt) => channel.deliver(step, attempt),
    locate: (step, attempt) => channel.locate(step, attempt),
    read: (period) => channel.read?.(period) ?? nothing(),
  };
  return { ...sound, ...damage(sound) };
}

async function* nothing() {
  // A channel without read has no documents of a period.
}

type Subject = () => ConformanceSubject;

/** A sandbox that is changed as a whole. */
export const inSystem =
  (damage: (system: AccountingSystem) => AccountingSystem): Subject =>
  () =>
    sandboxSubject({ uniqueness: "open" }, damage);

const sound = (system: AccountingSystem): AccountingSystem => ({ ...system, probe: () => system.probe() });

/** A sandbox with a defect in its ledger channel. */
export const inLedger = (damage: Damage<LedgerDocument>): Subject =>
  inSystem((system) => ({ ...sound(system), ledger: damaged(system.ledger, damage) }));

/** A sandbox with a defect in its invoice channel. */
export const inInvoices = (damage: Damage<Invoice>): Subject =>
  inSystem((system) => ({ ...sound(system), invoices: damaged(system.invoices, damage) }));

/** A sandbox with a defect in its payment channel. */
export const inPayments = (damage: Damage<Payment>): Subject =>
  inSystem((system) => ({ ...sound(system), payments: damaged(system.payments, damage) }));

/** A sandbox that declares something else about ledger documents; system and subject say the same. */
export const declaring =
  (change: (ledger: KindManifest) => KindManifest): Subject =>
  () => {
    const { manifest } = sandboxSubject({ uniqueness: "open" });
    const { ledger } = manifest.kinds;
    if (ledger === undefined) throw new Error("the sandbox declares ledger documents");
    const claimed = { ...manifest, kinds: { ...manifest.kinds, ledger: change(ledger) } };
    const subject = sandboxSubject({ uniqueness: "open" }, (system) => ({
      ...sound(system),
      manifest: claimed,
    }));
    return { ...subject, manifest: claimed };
  };

/** A channel that makes something else of what came back; `again` sends once more. */
export const outcomes =
  (change: (outcome: Outcome, again: () => Promise<Outcome>) => Outcome | Promise<Outcome>) =>
  <D>(channel: DocumentChannel<D>): Partial<DocumentChannel<D>> => ({
    deliver: async (step: ResolvedStep, attempt: Attempt) =>
      change(await channel.deliver(step, attempt), () => channel.deliver(step, attempt)),
  });

/** A channel that makes something else of what was seen. */
export const sightings =
  (change: (sighting: Sighting) => Sighting) =>
  <D>(channel: DocumentChannel<D>): Partial<DocumentChannel<D>> => ({
    locate: async (step: ResolvedStep, attempt: Attempt) => change(await channel.locate(step, attempt)),
  });

/** A channel that renders another document. */
export const documents =
  <D>(change: (document: D) => D): Damage<D> =>
  (channel) => ({ render: (document, context) => channel.render(change(document), context) });

/** A channel that sends other bytes than it rendered. */
export const bytes =
  (change: (body: string) => string) =>
  <D>(channel: DocumentChannel<D>): Partial<DocumentChannel<D>> => ({
    deliver: (step: ResolvedStep, attempt: Attempt) => channel.deliver(resent(step, change), attempt),
  });

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
