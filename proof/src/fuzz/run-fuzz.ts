import { SeededRandom, seedOf } from "../simulation/seeded-random.ts";
import type { FuzzAnswer } from "./fuzz-answer.ts";
import type { FuzzTarget } from "./fuzz-target.ts";
import { judge } from "./judge.ts";
import { mutations } from "./mutation.ts";
import type { Operation, Result } from "./operation.ts";
import { recordOperations } from "./record-operations.ts";
import { Tape } from "./tape.ts";

/** One changed answer that was taken for something that it does not prove. */
export interface FuzzFailure {
  readonly adapter: string;
  readonly seed: string;
  readonly trial: number;
  readonly operation: string;
  readonly mutation: string;
  readonly what: string;
  readonly request: string;
  readonly answer: FuzzAnswer;
  /** The same operation with another answer in the same place; what is wrong with it then. */
  retry(answer: FuzzAnswer): Promise<string | undefined>;
}

/** What became of all trials of one adapter. */
export interface FuzzReport {
  readonly adapter: string;
  readonly trials: number;
  readonly operations: number;
  /** Number of trials per kind of drift and what the adapter made of it. */
  readonly findings: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly failures: readonly FuzzFailure[];
  readonly failed: number;
}

/** How many trials, from which seed; `only` runs one trial again. */
export interface FuzzOptions {
  readonly answers: number;
  readonly seed: string;
  readonly only?: number;
  readonly onProgress?: (done: number) => void;
}

/** What the adapter said, in one word. */
function wordOf(result: Result): string {
  switch (result.type) {
    case "outcome":
      return result.outcome.type;
    case "sighting":
      return result.sighting.type === "found" && result.sighting.differences.length > 0
        ? "found, differs"
        : result.sighting.type;
    case "documents":
      return "read";
    case "threw":
      return "read failed";
  }
}

/** Failures that are kept whole; the rest is counted. */
const keptFailures = 20;

class Findings {
  readonly #counts = new Map<string, Map<string, number>>();

  get counts(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#counts;
  }

  add(drift: string, word: string): void {
    const words = this.#counts.get(drift) ?? new Map<string, number>();
    words.set(word, (words.get(word) ?? 0) + 1);
    this.#counts.set(drift, words);
  }
}

/** Plays one operation with one answer changed, and judges it. */
async function play(
  target: FuzzTarget,
  operation: Operation,
  place: { readonly position: number; readonly answer: FuzzAnswer },
): Promise<{ readonly result: Result; readonly what: string | undefined }> {
  const { position, answer } = place;
  const tape = new Tape(operation.recorded, position, answer);
  const result = await operation.run(target.system(({ name }) => tape.answer(name)));
  return { result, what: judge({ operation, served: tape.served, result }) };
}

/** Feeds changed answers to an adapter. The same seed makes the same trials. */
export async function runFuzz(target: FuzzTarget, options: FuzzOptions): Promise<FuzzReport> {
  const { answers, seed, only, onProgress } = options;
  const { adapter } = target;
  const operations = await recordOperations(target);
  const findings = new Findings();
  const failures: FuzzFailure[] = [];
  let failed = 0;
  for (let trial = only ?? 0; trial < (only === undefined ? answers : only + 1); trial += 1) {
    const random = new SeededRandom(seedOf(`${adapter} ${seed} ${trial}`));
    const operation = random.pick(operations);
    const position = random.between(0, operation.recorded.length - 1);
    const mutation = random.pick(mutations);
    const { request, answer: sound } = operation.recorded[position] ?? random.pick(operation.recorded);
    const answer = mutation.apply(sound, random);
    const place = { position, answer };
    const { result, what } = await play(target, operation, place);
    findings.add(mutation.kind, wordOf(result));
    if (what !== undefined) {
      failed += 1;
      const retry = async (other: FuzzAnswer): Promise<string | undefined> =>
        (await play(target, operation, { ...place, answer: other })).what;
      const { id } = operation;
      if (failures.length < keptFailures)
        failures.push({
          adapter,
          seed,
          trial,
          operation: id,
          mutation: mutation.kind,
          what,
          request,
          answer,
          retry,
        });
    }
    if (trial % 5_000 === 4_999) onProgress?.(trial + 1);
  }
  return {
    adapter,
    trials: only === undefined ? answers : 1,
    operations: operations.length,
    findings: findings.counts,
    failures,
    failed,
  };
}
