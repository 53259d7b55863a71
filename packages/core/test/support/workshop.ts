import {
  AccountingEndpoints,
  AccountPlan,
  DeliveryEngine,
  defaultRetryPolicy,
  type EngineParts,
  MemorySubmissionStore,
  OperatorDesk,
  type RetryPolicy,
  type Submission,
  type SubmissionStore,
  SystemRegistry,
  silentLog,
} from "@confirma-connect/core";
import { documentedLedger } from "./documents.ts";
import { FakeBooks, type FakeOptions, fakeSystem, VirtualClock } from "./fake-system.ts";

/** What {@link workshop} can vary. */
export interface WorkshopOptions extends FakeOptions {
  readonly policy?: Partial<RetryPolicy>;
  readonly store?: SubmissionStore;
}

/** A complete engine on a memory store, a virtual clock and pretended books. */
export function workshop(options: WorkshopOptions = {}) {
  const clock = new VirtualClock();
  const books = new FakeBooks(clock);
  const store = options.store ?? new MemorySubmissionStore();
  let count = 0;
  const ids = {
    next: () => {
      count += 1;
      return `id-${count}`;
    },
  };
  const systems = new SystemRegistry([fakeSystem(books, options)]);
  const policy = { ...defaultRetryPolicy, ...options.policy };
  const parts: EngineParts = { systems, store, clock, ids, log: silentLog, policy, zone: "Europe/Helsinki" };
  const client = { id: "client", system: "fake", plan: AccountPlan.parse({}) };
  const endpoints = new AccountingEndpoints({ client, systems, store, clock, ids, log: silentLog });
  const engine = new DeliveryEngine(parts);
  const desk = new OperatorDesk({ ...parts, client });

  /** Submits the documented ledger document under an identifier and gives its submission back. */
  const submit = async (ledgerIdentifier = "doc-1", fields = {}): Promise<Submission> => {
    const body = JSON.stringify({ ledgers: { ...documentedLedger(), ledgerIdentifier, ...fields } });
    const result = await endpoints.submit("ledger", body);
    const submission = "results" in result ? result.results[0]?.submission : undefined;
    if (submission === undefined) throw new Error(`not taken: ${JSON.stringify(result.problems)}`);
    return submission;
  };
  const run = (worker = "w1") => engine.runDue({ client: "client", worker });
  /** Runs until nothing is due any more, moving the clock to the next due time. */
  const settle = async (rounds = 60): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      await run();
      const due = await store.nextDueAt("client");
      if (due === undefined) return;
      clock.advance(Math.max(due - clock.now(), 0));
    }
  };
  const state = async (submission: Submission) => (await store.find(submission.reference))?.state;
  return { clock, books, store, parts, engine, endpoints, desk, submit, run, settle, state };
}
