import type { Claim } from "@confirma-connect/core";
import { LocalRun } from "./local-run.ts";
import { type Answer, type PortCall, textOfCall } from "./port-call.ts";
import type { Scenario } from "./scenario.ts";

/** Everything that a worker can be given. */
export type Input =
  | { readonly type: "start"; readonly now: number }
  | { readonly type: "resume"; readonly now: number; readonly answer: number }
  | { readonly type: "beat"; readonly now: number }
  | { readonly type: "renewed"; readonly now: number; readonly answer: number };

/** What a worker knows: all that it was given in this round. The idle worker knows nothing. */
export interface WorkerNode {
  readonly id: number;
  readonly inputs: readonly Input[];
  /** The call that it waits for; undefined when idle. */
  readonly call: PortCall | undefined;
  readonly renewal: PortCall | undefined;
  /** What it holds, as far as it knows. */
  readonly claim: Claim | undefined;
}

const isClaims = (value: unknown): value is readonly Claim[] => Array.isArray(value);

/**
 * Runs the engine once for every different history of inputs, and remembers where that led: what a worker does
 * depends on nothing else, so the explorer needs it only once, in whatever state the rest of the world is.
 */
export class WorkerMemo {
  readonly idle: WorkerNode = { id: 0, inputs: [], call: undefined, renewal: undefined, claim: undefined };
  readonly #scenario: Scenario;
  readonly #nodes: WorkerNode[] = [this.idle];
  readonly #edges = new Map<string, WorkerNode>();
  readonly #unseen = new Map<string, WorkerNode>();
  readonly #live = new Map<number, LocalRun>();
  readonly #calledOff = new Map<string, boolean>();
  readonly #answers: Answer[] = [];
  readonly #answerIds = new Map<string, number>();
  /** Most answers are met again as the same object. */
  readonly #seen = new WeakMap<Answer, number>();

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  /** How many different histories of inputs there were. */
  get size(): number {
    return this.#nodes.length;
  }

  /** A small number for an answer; equal answers have the same. */
  idOf(answer: Answer): number {
    const seen = this.#seen.get(answer);
    if (seen !== undefined) return seen;
    const text = textOfCall(answer);
    const id = this.#answerIds.get(text) ?? this.#answers.push(answer) - 1;
    this.#answerIds.set(text, id);
    this.#seen.set(answer, id);
    return id;
  }

  /** Where an input leads; a promise when the engine has to run for it. */
  step(node: WorkerNode, input: Input): WorkerNode | Promise<WorkerNode> {
    const edge = `${node.id} ${input.type} ${input.now} ${"answer" in input ? input.answer : ""}`;
    return this.#edges.get(edge) ?? this.#run(node, input, edge);
  }

  /** Whether the request that the worker is about to send would be called off at this moment. */
  async isCalledOff(node: WorkerNode, now: number): Promise<boolean> {
    const key = `${node.id} ${now}`;
    const known = this.#calledOff.get(key);
    if (known !== undefined) return known;
    const calledOff = (await this.#replay(node)).isCalledOff(now);
    this.#calledOff.set(key, calledOff);
    return calledOff;
  }

  async #run(node: WorkerNode, input: Input, edge: string): Promise<WorkerNode> {
    const run = this.#takeLive(node) ?? (await this.#replay(node));
    run.takeReading();
    await this.#feed(run, input);
    const next = this.#nodeAfter(node, input, run);
    if (next !== this.idle) this.#keepLive(next, run);
    this.#edges.set(edge, next);
    return next;
  }

  /** The run that stopped at this node, if it was not used since: it goes on without being repeated. */
  #takeLive({ id }: WorkerNode): LocalRun | undefined {
    const run = this.#live.get(id);
    this.#live.delete(id);
    return run;
  }

  #keepLive({ id }: WorkerNode, run: LocalRun): void {
    this.#live.set(id, run);
    const [oldest] = this.#live.keys();
    if (this.#live.size > 500 && oldest !== undefined) this.#live.delete(oldest);
  }

  /** Two moments that the engine did not look at are the same input. */
  #nodeAfter(node: WorkerNode, input: Input, run: LocalRun): WorkerNode {
    const moment = run.takeReading() ? input.now : "";
    const key = `${node.id} ${input.type} ${moment} ${"answer" in input ? input.answer : ""}`;
    const known = this.#unseen.get(key);
    if (known !== undefined) return known;
    const { call, renewal } = run;
    const next: WorkerNode =
      call === undefined
        ? this.idle
        : {
            id: this.#nodes.length,
            inputs: [...node.inputs, input],
            call,
            renewal,
            claim: this.#claimOf(node, input),
          };
    if (next !== this.idle) this.#nodes.push(next);
    this.#unseen.set(key, next);
    return next;
  }

  #claimOf(node: WorkerNode, input: Input): Claim | undefined {
    if (input.type !== "resume" || node.call?.port !== "claimDue") return node.claim;
    const answer = this.#answers[input.answer];
    return answer?.type === "value" && isClaims(answer.value) ? answer.value[0] : undefined;
  }

  async #replay(node: WorkerNode): Promise<LocalRun> {
    const run = new LocalRun(this.#scenario);
    for (const input of node.inputs) await this.#feed(run, input);
    return run;
  }

  #feed(run: LocalRun, input: Input): Promise<void> {
    if (input.type === "start") return run.start(input.now);
    if (input.type === "beat") return run.beat(input.now);
    const answer = this.#answers[input.answer] ?? { type: "defect" as const };
    return input.type === "resume" ? run.resume(answer, input.now) : run.renewed(answer);
  }
}
