import {
  type AccountingSystem,
  civilDate,
  type DocumentKind,
  documentKinds,
  type Period,
  type ResolvedStep,
  type Step,
  type StepChannel,
  stepKey,
} from "@confirma-connect/core";
import type { FuzzTarget } from "./fuzz-target.ts";
import type { Operation, Result } from "./operation.ts";
import type { Recorded } from "./tape.ts";

const period: Period = { from: civilDate("2026-01-01"), to: civilDate("2026-12-31") };
const attempt = { id: "fuzz", number: 1 };

interface AnyChannel extends StepChannel {
  read?(period: Period): AsyncIterable<{ readonly vendorId: string }>;
}

const channelOf = (system: AccountingSystem, kind: DocumentKind): AnyChannel | undefined =>
  ({ invoice: system.invoices, ledger: system.ledger, payment: system.payments })[kind];

function stepsOf(
  target: FuzzTarget,
  system: AccountingSystem,
  kind: DocumentKind,
  n: number,
): readonly Step[] {
  const { plan, documents } = target;
  const context = (identifier: string) => ({
    plan,
    identifier,
    keyOf: (step: string) => stepKey(["fuzz", kind, identifier, step]),
  });
  if (kind === "invoice") {
    const { document, identifier } = documents.invoice.valid(n);
    return system.invoices?.render(document, context(identifier)).steps ?? [];
  }
  if (kind === "ledger") {
    const { document, identifier } = documents.ledger.valid(n);
    return system.ledger?.render(document, context(identifier)).steps ?? [];
  }
  const { document, identifier } = documents.payment.valid(n);
  return system.payments?.render(document, context(identifier)).steps ?? [];
}

function fill(step: Step, all: ReadonlyMap<string, string>): ResolvedStep {
  const identifiers = Object.fromEntries(step.uses.map((name) => [name, all.get(name) ?? ""]));
  const put = (text: string): string =>
    Object.entries(identifiers).reduce((whole, [name, id]) => whole.replaceAll(`{{${name}}}`, id), text);
  const { resource, body } = step.request;
  return { ...step, request: { ...step.request, resource: put(resource), body: put(body) }, identifiers };
}

async function settled(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    return { type: "threw", error };
  }
}

const missing = (): never => {
  throw new Error("the system has no such channel");
};

const deliver = (kind: DocumentKind, step: ResolvedStep) => (system: AccountingSystem) =>
  settled(async () => {
    const channel = channelOf(system, kind) ?? missing();
    return { type: "outcome", outcome: await channel.deliver(step, attempt) };
  });

const locate = (kind: DocumentKind, step: ResolvedStep) => (system: AccountingSystem) =>
  settled(async () => {
    const channel = channelOf(system, kind) ?? missing();
    return { type: "sighting", sighting: await channel.locate(step, attempt) };
  });

const read = (kind: DocumentKind) => (system: AccountingSystem) =>
  settled(async () => {
    const vendorIds: string[] = [];
    for await (const each of channelOf(system, kind)?.read?.(period) ?? []) vendorIds.push(each.vendorId);
    return { type: "documents", vendorIds };
  });

/** Runs an operation against the sound vendor and keeps its answers. */
async function record(
  target: FuzzTarget,
  id: string,
  run: Operation["run"],
  step?: Step,
): Promise<{ readonly operation: Operation; readonly result: Result }> {
  const recorded: Recorded[] = [];
  const system = target.system(({ name, perform }) => {
    const answer = perform();
    recorded.push({ request: name, answer });
    return answer;
  });
  const result = await run(system);
  const { isElsewhere } = target;
  const known = isElsewhere === undefined ? {} : { isElsewhere };
  const key = step === undefined ? {} : { key: step.identity.key };
  const { adapter } = target;
  return { operation: { id, adapter, books: false, recorded, run, ...known, ...key }, result };
}

const idOf = (result: Result): string | undefined => {
  if (result.type === "outcome" && result.outcome.type === "accepted") return result.outcome.vendorId ?? "";
  return result.type === "sighting" && result.sighting.type === "found"
    ? result.sighting.vendorId
    : undefined;
};

async function ofKind(target: FuzzTarget, kind: DocumentKind): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  const quiet = target.system(({ perform }) => perform());
  const ids = new Map<string, string>();
  const done: ResolvedStep[] = [];
  const steps = stepsOf(target, quiet, kind, 1);
  for (const step of steps) {
    const filled = fill(step, ids);
    const before = await record(target, `${kind}/locate-absent/${step.name}`, locate(kind, filled), step);
    operations.push(before.operation);
    const found = idOf(before.result);
    if (step.action === "create" || found === undefined) {
      const sent = await record(target, `${kind}/deliver/${step.name}`, deliver(kind, filled), step);
      const id = idOf(sent.result);
      if (id === undefined)
        throw new Error(`${target.adapter}: ${step.name} was not recorded: ${JSON.stringify(sent.result)}`);
      operations.push(sent.operation);
      ids.set(step.name, id);
    } else ids.set(step.name, found);
    done.push(filled);
  }
  for (const step of done) {
    const { operation } = await record(target, `${kind}/locate/${step.name}`, locate(kind, step), step);
    operations.push(operation);
  }
  operations.push((await record(target, `${kind}/read`, read(kind))).operation);
  // Later steps complete what the first one booked; they state no amounts of their own.
  const booking = steps.find(({ action }) => action === "create")?.name;
  return operations.map((each) => ({ ...each, books: each.id.endsWith(`/${booking ?? ""}`) }));
}

/** Delivers one document of each kind to the sound vendor, looks it up and reads it; keeps every answer. */
export async function recordOperations(target: FuzzTarget): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  for (const kind of documentKinds) operations.push(...(await ofKind(target, kind)));
  const inOwnFolder = ({ id }: Operation): boolean =>
    target.isElsewhere !== undefined && id.includes("/locate-absent/");
  // What lies in a folder of our own was absent only while recording.
  return operations.filter((each) => each.recorded.length > 0 && !inOwnFolder(each));
}
