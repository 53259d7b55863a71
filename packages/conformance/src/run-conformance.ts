import type { ConformanceCase, WithheldCase } from "./conformance-case.ts";
import { conformanceCases, withheldCases } from "./conformance-cases.ts";
import type { ConformanceSubject } from "./subject/conformance-subject.ts";

/** What became of one case. */
export interface ConformanceResult extends Omit<ConformanceCase, "run"> {
  readonly ok: boolean;
  /** Why it failed. */
  readonly error?: string;
}

/** What became of all cases of one subject. */
export interface ConformanceReport {
  readonly subject: string;
  readonly system: string;
  readonly passed: number;
  readonly failed: number;
  readonly results: readonly ConformanceResult[];
  /** Cases that the stand-in cannot show. */
  readonly withheld: readonly WithheldCase[];
}

/** Options of {@link runConformance}. */
export interface ConformanceOptions {
  /** Only cases of which this says true. */
  readonly only?: (each: Omit<ConformanceCase, "run">) => boolean;
  /** Called after each case. */
  readonly onResult?: (result: ConformanceResult) => void;
}

/** The words of whatever was thrown; errors of another realm (a test runner's) are no instances of ours. */
const wordsOf = (thrown: unknown): string =>
  typeof thrown === "object" && thrown !== null && "message" in thrown
    ? String(thrown.message)
    : "thrown without an error";

async function resultOf({ run, ...each }: ConformanceCase): Promise<ConformanceResult> {
  try {
    await run();
    return { ...each, ok: true };
  } catch (error) {
    return { ...each, ok: false, error: wordsOf(error) };
  }
}

/** Runs all cases of a subject one after another, disposes of it, and reports. Never throws for a failing case. */
export async function runConformance(
  subject: ConformanceSubject,
  { only = () => true, onResult }: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const results: ConformanceResult[] = [];
  try {
    for (const each of conformanceCases(subject).filter(only)) {
      const result = await resultOf(each);
      results.push(result);
      onResult?.(result);
    }
  } finally {
    await subject.dispose?.();
  }
  const passed = results.filter(({ ok }) => ok).length;
  const { name, manifest } = subject;
  const withheld = withheldCases(subject);
  return {
    subject: name,
    system: manifest.system,
    passed,
    failed: results.length - passed,
    results,
    withheld,
  };
}
