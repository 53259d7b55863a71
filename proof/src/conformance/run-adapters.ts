import { performance } from "node:perf_hooks";
import {
  type ConformanceReport,
  type ConformanceResult,
  runConformance,
} from "@confirma-connect/conformance";
import type { Manifest } from "@confirma-connect/core";
import type { NamedSubject } from "./subjects.ts";

/** What became of one adapter in one set of readings. */
export interface AdapterRun {
  readonly adapter: string;
  readonly readings: string;
  readonly manifest: Manifest;
  readonly report: ConformanceReport;
  /** Wall-clock seconds. */
  readonly seconds: number;
}

async function runOne(
  { adapter, readings, kinds, open }: NamedSubject,
  onResult: (result: ConformanceResult) => void,
): Promise<AdapterRun> {
  const subject = await open();
  const { manifest } = subject;
  const start = performance.now();
  const asked = ({ kind }: { readonly kind?: ConformanceResult["kind"] }): boolean =>
    kinds === undefined || (kind !== undefined && kinds.includes(kind));
  const report = await runConformance(subject, { only: asked, onResult });
  return { adapter, readings, manifest, report, seconds: (performance.now() - start) / 1000 };
}

/** Runs the kit for each subject in turn; `onResult` hears every case, `onRun` every finished subject. */
export async function runAdapters(
  subjects: readonly NamedSubject[],
  onResult: (result: ConformanceResult) => void,
  onRun: (run: AdapterRun) => void,
): Promise<readonly AdapterRun[]> {
  const runs: AdapterRun[] = [];
  for (const subject of subjects) {
    const run = await runOne(subject, onResult);
    runs.push(run);
    onRun(run);
  }
  return runs;
}
