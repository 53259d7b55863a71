import { strict as assert } from "node:assert";
import { setTimeout as pause } from "node:timers/promises";
import {
  type Attempt,
  type DocumentChannel,
  hasErrors,
  type Outcome,
  type RenderContext,
  type ResolvedStep,
  randomIds,
  type Sighting,
  type Step,
  stepKey,
  systemClock,
} from "@confirma-connect/core";
import type { StoredDocument } from "../subject/conformance-probe.ts";
import type {
  ConformanceDocument,
  ConformanceSubject,
  ConformanceTime,
} from "../subject/conformance-subject.ts";
import type { Target } from "./target.ts";

/** Client under which the kit works. */
export const benchClient = "conformance";

const realTime: ConformanceTime = { clock: systemClock, advance: (milliseconds) => pause(milliseconds) };

/** The subject's time, or real time. */
export const timeOf = ({ time }: ConformanceSubject): ConformanceTime => time ?? realTime;

/** A new attempt. */
export const attempt = (signal?: AbortSignal): Attempt => ({
  id: randomIds.next(),
  number: 1,
  ...(signal === undefined ? {} : { signal }),
});

/** A document's context, as the gateway would give it. */
export const contextOf = <D>({ subject, kind }: Target<D>, identifier: string): RenderContext => ({
  plan: subject.plan,
  identifier,
  keyOf: (step) => stepKey([benchClient, kind, identifier, step]),
});

/** A document on the bench: rendered, with every step before the one that books it already done. */
export interface Ready {
  /** The step that books. */
  readonly step: ResolvedStep;
  /** Steps after it, e.g. a match. */
  readonly rest: readonly Step[];
}

/** Fresh books and a fresh system, with the channel of one kind. */
export class Bench<D> {
  readonly target: Target<D>;
  readonly channel: DocumentChannel<D>;

  constructor(target: Target<D>, channel: DocumentChannel<D>) {
    this.target = target;
    this.channel = channel;
  }

  /** Empties the books and makes a fresh system. */
  static async open<D>(target: Target<D>): Promise<Bench<D>> {
    await target.subject.probe.reset();
    const channel = target.channelOf(await target.subject.system());
    assert.ok(
      channel !== undefined,
      `the manifest declares ${target.kind}, but the system has no channel for it`,
    );
    return new Bench(target, channel);
  }

  /** Renders a document and expects no errors. */
  render({ document, identifier }: ConformanceDocument<D>): readonly Step[] {
    const { steps, problems } = this.channel.render(document, contextOf(this.target, identifier));
    const words = problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join("; ");
    assert.ok(!hasErrors(problems), `a valid document was not rendered: ${words}`);
    return steps;
  }

  /** Makes valid document `n` ready: rendered, prepared, earlier steps done. */
  async ready(n: number, document: ConformanceDocument<D> = this.target.makers.valid(n)): Promise<Ready> {
    const steps = this.render(document);
    await this.target.subject.prepare?.(this.target.kind, n);
    const position = steps.findIndex(({ action }) => action === "create");
    const booking = steps[position];
    assert.ok(booking !== undefined, "a rendered document has no step that books it");
    const identifiers: Record<string, string> = {};
    for (const step of steps.slice(0, position)) {
      identifiers[step.name] = await this.#ensure(fill(step, identifiers));
    }
    return { step: fill(booking, identifiers), rest: steps.slice(position + 1) };
  }

  /** Makes document `n` ready and sends the step that books it. */
  async deliver(n: number): Promise<{ readonly step: ResolvedStep; readonly outcome: Outcome }> {
    const { step } = await this.ready(n);
    return { step, outcome: await this.channel.deliver(step, attempt()) };
  }

  /** Delivers document `n` and expects it to be accepted. */
  async accepted(n: number): Promise<ResolvedStep> {
    const { step, outcome } = await this.deliver(n);
    assert.equal(outcome.type, "accepted", `document ${n} was not accepted: ${wordsOf(outcome)}`);
    return step;
  }

  locate(step: ResolvedStep): Promise<Sighting> {
    return this.channel.locate(step, attempt());
  }

  stored(): Promise<readonly StoredDocument[]> {
    return this.target.subject.probe.stored(this.target.kind);
  }

  async #ensure(step: ResolvedStep): Promise<string> {
    const sighting = await this.locate(step);
    if (sighting.type === "found") return sighting.vendorId;
    assert.equal(sighting.type, "absent", `step ${step.name} could not be looked up`);
    assert.equal(step.action, "ensure", `step ${step.name} finds nothing in the register`);
    const outcome = await this.channel.deliver(step, attempt());
    assert.ok(outcome.type === "accepted", `step ${step.name} was not accepted: ${wordsOf(outcome)}`);
    assert.ok(outcome.vendorId !== undefined, `step ${step.name} returned no identifier`);
    return outcome.vendorId;
  }
}

/** Fills identifiers of earlier steps into a step's placeholders. */
export function fill(step: Step, all: Readonly<Record<string, string>>): ResolvedStep {
  const identifiers = Object.fromEntries(step.uses.map((name) => [name, all[name] ?? ""]));
  const put = (text: string): string =>
    Object.entries(identifiers).reduce((whole, [name, id]) => whole.replaceAll(`{{${name}}}`, id), text);
  const { resource, body } = step.request;
  return { ...step, request: { ...step.request, resource: put(resource), body: put(body) }, identifiers };
}

/** An outcome in words for assertion messages. */
export function wordsOf(outcome: Outcome): string {
  const found = "problems" in outcome ? outcome.problems : "problem" in outcome ? [outcome.problem] : [];
  const vendor =
    outcome.vendor === undefined ? "" : ` (${outcome.vendor.code ?? ""} ${outcome.vendor.text ?? ""})`;
  return `${outcome.type} ${found.map(({ code, message }) => `${code}: ${message}`).join("; ")}${vendor}`;
}
