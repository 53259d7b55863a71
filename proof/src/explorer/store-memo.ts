import { ConnectorError, MemorySubmissionStore, type Submission } from "@confirma-connect/core";
import { essence } from "./essence.ts";
import { type Answer, type StoreCall, textOfCall } from "./port-call.ts";
import { client, type Scenario } from "./scenario.ts";

/** The lease on one submission as the store keeps it. */
export interface Lease {
  readonly fence: number;
  /** Epoch milliseconds; 0 when nobody holds it. */
  readonly until: number;
}

/** One content of the store. */
export interface StoreNode {
  readonly id: number;
  /** The calls that lead here from a store that was just filled. */
  readonly calls: readonly StoreCall[];
  readonly submissions: readonly Submission[];
  readonly leases: readonly Lease[];
  /** When a submission can be claimed next. */
  readonly nextDueAt: number | undefined;
}

/** What a call does to a store. */
export interface StoreEffect {
  readonly node: StoreNode;
  readonly answer: Answer;
}

/** The shipped reference store, asked once for every call on every content. */
export class StoreMemo {
  readonly #scenario: Scenario;
  readonly #nodes = new Map<string, StoreNode>();
  readonly #effects = new Map<string, StoreEffect>();
  readonly #callTexts = new WeakMap<StoreCall, string>();

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  /** How many different contents there were. */
  get size(): number {
    return this.#nodes.size;
  }

  /** The store with everything submitted and acknowledged. */
  async begin(): Promise<StoreNode> {
    const leases = this.#scenario.submissions.map(() => ({ fence: 0, until: 0 }));
    return this.#intern(await this.#replay([]), [], leases);
  }

  /** What a call does. */
  async call(node: StoreNode, call: StoreCall): Promise<StoreEffect> {
    const key = `${node.id} ${this.#textOf(call)}`;
    const known = this.#effects.get(key);
    if (known !== undefined) return known;
    const store = await this.#replay(node.calls);
    const answer = await answerOf(store, call);
    const leases = this.#leasesAfter(node.leases, call, answer);
    const effect = {
      answer,
      node: await this.#intern(store, [...node.calls, call], leases),
    };
    this.#effects.set(key, effect);
    return effect;
  }

  #textOf(call: StoreCall): string {
    const known = this.#callTexts.get(call);
    if (known !== undefined) return known;
    const text = textOfCall(call);
    this.#callTexts.set(call, text);
    return text;
  }

  async #replay(calls: readonly StoreCall[]): Promise<MemorySubmissionStore> {
    const store = new MemorySubmissionStore();
    await store.enqueue(this.#scenario.submissions);
    for (const call of calls) await answerOf(store, call);
    return store;
  }

  async #intern(
    store: MemorySubmissionStore,
    calls: readonly StoreCall[],
    leases: readonly Lease[],
  ): Promise<StoreNode> {
    const submissions = await store.list({});
    const key = JSON.stringify([submissions.map(essence), leases]);
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const nextDueAt = await store.nextDueAt(client);
    const node = { id: this.#nodes.size, calls, submissions, leases, nextDueAt };
    this.#nodes.set(key, node);
    return node;
  }

  /** The store does not show its leases, so what it answered is kept here. */
  #leasesAfter(leases: readonly Lease[], call: StoreCall, answer: Answer): readonly Lease[] {
    if (answer.type !== "value") return leases;
    const change = (reference: string, lease: (old: Lease) => Lease): readonly Lease[] =>
      leases.map((old, index) =>
        this.#scenario.submissions[index]?.reference === reference ? lease(old) : old,
      );
    switch (call.port) {
      case "claimDue": {
        const until = call.query.now + call.query.lease;
        const claimed = claimsOf(answer.value);
        return claimed.reduce<readonly Lease[]>(
          (all, { reference, fence }) =>
            all.map((old, index) =>
              this.#scenario.submissions[index]?.reference === reference ? { fence, until } : old,
            ),
          leases,
        );
      }
      case "renew":
        return change(call.claim.submission.reference, ({ fence }) => ({
          fence,
          until: call.now + call.lease,
        }));
      case "release":
        return change(call.claim.submission.reference, (old) =>
          old.fence === call.claim.fence ? { ...old, until: 0 } : old,
        );
      default:
        return leases;
    }
  }
}

interface Claimed {
  readonly reference: string;
  readonly fence: number;
}

/** The leases that an answer gives. */
function claimsOf(value: unknown): readonly Claimed[] {
  if (!Array.isArray(value)) return [];
  return value.map(({ submission, fence }) => ({ reference: submission.reference, fence }));
}

async function answerOf(store: MemorySubmissionStore, call: StoreCall): Promise<Answer> {
  try {
    return { type: "value", value: await ask(store, call) };
  } catch (error) {
    if (ConnectorError.is(error) && error.code === "ACC_STORE_LEASE_LOST") return { type: "leaseLost" };
    throw error;
  }
}

function ask(store: MemorySubmissionStore, call: StoreCall): Promise<unknown> {
  switch (call.port) {
    case "claimDue":
      return store.claimDue(call.query);
    case "holds":
      return store.holds(call.claim, call.now);
    case "record":
      return store.record(call.change);
    case "renew":
      return store.renew(call.claim, call.now, call.lease);
    case "release":
      return store.release(call.claim);
    case "find":
      return store.find(call.reference);
  }
}
