import {
  type AccountingSystem,
  civilDate,
  type DocumentChannel,
  type DocumentKind,
  defaultRetryPolicy,
  type KindManifest,
  type Manifest,
  type RetryPolicy,
  type Step,
  type StepAction,
  type Submission,
  stepKey,
} from "@confirma-connect/core";

/** The documents of one exploration and the rules under which they are delivered. */
export interface Scenario {
  readonly kind: DocumentKind;
  readonly submissions: readonly Submission[];
  readonly manifest: Manifest;
  readonly policy: RetryPolicy;
  /** Keys of which the second may only be booked after the first. */
  readonly order: readonly string[];
}

/** The client that everything belongs to. */
export const client = "client";

/** Epoch milliseconds at which an exploration begins. */
export const beginning = 1_000_000;

const system = "explored";

const kindManifest: KindManifest = {
  operations: ["render", "deliver", "locate"],
  identity: { field: "key", maxLength: 40, enforced: false, searchable: true, mark: "seen" },
  idempotency: "byLookUp",
  bestEvidence: "readBack",
  limits: { rows: 100, currencies: ["EUR"], texts: {} },
  undo: "nothing",
};

/** Nothing helps the engine: no unique keys, one lane, and writes that land later than a lease lasts. */
const manifest: Manifest = {
  system,
  title: "Explored",
  kinds: { invoice: kindManifest, ledger: kindManifest, payment: kindManifest },
  registers: [],
  lane: { type: "serial" },
  lateWriteBound: 90_000,
  assumptions: [],
};

const step = (identifier: string, name: string, action: StepAction, uses: readonly string[] = []): Step => ({
  name,
  action,
  title: name,
  request: {
    method: "POST",
    resource: name,
    contentType: "text/plain",
    body: uses.map((use) => `{{${use}}}`).join(),
  },
  identity: { type: name, key: stepKey([client, "explored", identifier, name]), values: {} },
  uses,
  postings: [],
});

function submission(kind: DocumentKind, identifier: string, steps: readonly Step[]): Submission {
  return {
    reference: identifier,
    client,
    system,
    kind,
    identifier,
    documentDate: civilDate("2026-01-15"),
    version: 1,
    document: "{}",
    pins: { content: `content of ${identifier}`, plan: "plan", rendered: "rendered", planVersion: "1" },
    state: "queued",
    steps: steps.map((each) => ({ step: each, attempts: 0 })),
    problems: [],
    lane: `${system}/${client}`,
    sequence: `${client}/invoice/1`,
    dueAt: beginning,
    postponed: 0,
    lookUps: 0,
    createdAt: beginning,
    updatedAt: beginning,
  };
}

const ledger = (): readonly Submission[] => [submission("ledger", "L", [step("L", "voucher", "create")])];

const invoice = (): readonly Submission[] => [
  submission("invoice", "I", [step("I", "customer", "ensure"), step("I", "invoice", "create", ["customer"])]),
];

/** A payment waits for its invoice: the same sequence. */
const payment = (): readonly Submission[] => [
  submission("invoice", "I", [step("I", "invoice", "create")]),
  submission("payment", "P", [step("P", "payment", "create")]),
];

const documents = { ledger, invoice, payment } as const satisfies Record<
  DocumentKind,
  () => readonly Submission[]
>;

/** What is explored for a kind of document: one step, two steps that need each other, or two documents in order. */
export function scenarioOf(kind: DocumentKind): Scenario {
  const submissions = documents[kind]();
  const order = submissions.flatMap(({ steps }) => steps.map((each) => each.step.identity.key));
  return {
    kind,
    submissions,
    manifest,
    // Few repetitions: what happens after them does not differ from what happened before.
    policy: { ...defaultRetryPolicy, lookUps: 4, sendings: 4, stalls: 4 },
    order,
  };
}

/** The system as the registry wants it; its channels are asked by the explorer only. */
export function systemOf(scenario: Scenario, channel: DocumentChannel<never>): AccountingSystem {
  return {
    id: system,
    manifest: scenario.manifest,
    invoices: channel,
    ledger: channel,
    payments: channel,
    probe: async () => ({ reachable: true, authenticated: true, problems: [] }),
  };
}
