import type { DocumentKind, Step } from "@confirma-connect/core";
import { type DocumentForm, kindOf } from "./document.ts";
import { type FaultName, faultNames, faultPoints, stepClass } from "./fault.ts";
import { stepsOf } from "./plain-delivery.ts";
import type { AdapterName } from "./stage/stage.ts";
import { stageKinds } from "./stage/stage-kinds.ts";
import { submitStep } from "./store-view.ts";
import { unreachable } from "./unreachable.ts";
import { World } from "./world.ts";

/** One pair of the coverage: a fault at a step of a kind, and a form of document that has the step. */
export interface Target {
  readonly fault: FaultName;
  readonly kind: DocumentKind;
  readonly form: DocumentForm;
  readonly step: string;
}

/** A pair that cannot be reached, and why. */
interface Unreachable {
  readonly pair: string;
  readonly reason: string;
}

/** The name of a pair in reports. */
export const pairOf = (adapter: AdapterName, { fault, kind, step }: Omit<Target, "form">): string =>
  `${adapter} ${kind}/${step} ${fault}`;

/** A step as the coverage knows it. */
export interface KnownStep {
  readonly form: DocumentForm;
  readonly kind: DocumentKind;
  readonly step: string;
  readonly action: Step["action"] | "submit";
}

/** Every step that an adapter's documents have, found by rendering one of each form in each reading. */
function stepsOfAdapter(adapter: AdapterName): readonly KnownStep[] {
  const { forms, readings, open } = stageKinds[adapter];
  const found = new Map<string, KnownStep>();
  for (const reading of readings) {
    const stage = open(new World("steps", []), reading);
    for (const form of forms) {
      const kind = kindOf(form);
      const rendered = stepsOf(stage, { form, n: 1 }, "steps");
      for (const { name, action } of rendered) {
        const step = stepClass(name);
        if (!found.has(`${kind} ${step}`)) found.set(`${kind} ${step}`, { form, kind, step, action });
      }
      const submit = `${kind} ${submitStep}`;
      if (!found.has(submit)) found.set(submit, { form, kind, step: submitStep, action: "submit" });
    }
  }
  return [...found.values()];
}

/** What can be reached at an adapter, and what cannot. */
export interface Reach {
  readonly targets: readonly Target[];
  readonly unreachable: readonly Unreachable[];
}

/** Sorts every pair of fault and step of an adapter. */
export function reachOf(adapter: AdapterName): Reach {
  const targets: Target[] = [];
  const out: Unreachable[] = [];
  for (const known of stepsOfAdapter(adapter)) {
    for (const fault of faultNames) {
      const { kind, form, step } = known;
      const reason = unreachable(adapter, known, fault, faultPoints[fault]);
      if (reason === undefined) targets.push({ fault, kind, form, step });
      else out.push({ pair: pairOf(adapter, { fault, kind, step }), reason });
    }
  }
  return { targets, unreachable: out };
}
