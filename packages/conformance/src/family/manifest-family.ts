import { strict as assert } from "node:assert";
import {
  type AccountingSystem,
  type DocumentKind,
  documentKinds,
  type Operation,
} from "@confirma-connect/core";
import type { ConformanceCase } from "../conformance-case.ts";
import type { ConformanceSubject } from "../subject/conformance-subject.ts";

const channelsOf = ({ invoices, ledger, payments }: AccountingSystem) => ({
  invoice: invoices,
  ledger,
  payment: payments,
});

function expectKind(system: AccountingSystem, kind: DocumentKind): void {
  const declared = system.manifest.kinds[kind];
  const channel = channelsOf(system)[kind];
  assert.equal(channel !== undefined, declared !== undefined, `${kind}: manifest and channel contradict`);
  if (declared === undefined || channel === undefined) return;
  for (const operation of ["render", "deliver", "locate"] satisfies Operation[]) {
    assert.ok(declared.operations.includes(operation), `${kind}: every channel declares ${operation}`);
  }
  const reads = declared.operations.includes("read");
  assert.equal(
    channel.read !== undefined,
    reads,
    `${kind}: read is declared and absent, or the other way round`,
  );
}

function expectCoherent({ manifest }: AccountingSystem, kind: DocumentKind): void {
  const declared = manifest.kinds[kind];
  if (declared === undefined) return;
  const { identity, idempotency, limits } = declared;
  if (idempotency === "native")
    assert.ok(identity.enforced, `${kind}: native idempotency without enforced keys`);
  if (idempotency === "byLookUp") assert.ok(identity.searchable, `${kind}: look-up without a searchable key`);
  assert.ok(identity.maxLength > 0 && limits.rows > 0, `${kind}: limits are positive`);
  assert.ok(declared.undo.length > 0, `${kind}: says what cannot be taken back`);
}

async function expectRegisters({ manifest, registers }: AccountingSystem): Promise<void> {
  const readers = {
    accounts: registers?.accounts,
    documentClasses: registers?.documentClasses,
    dimensions: registers?.dimensions,
    periods: registers?.periods,
    customers: registers?.customers,
    vatCodes: registers?.vatCodes,
    bankAccounts: registers?.bankAccounts,
  };
  for (const [name, reader] of Object.entries(readers)) {
    const declared = manifest.registers.some((register) => register === name);
    assert.equal(reader !== undefined, declared, `register ${name}: manifest and reader contradict`);
  }
  const accounts = new Set<string>();
  for await (const { number } of registers?.accounts?.() ?? []) accounts.add(number);
  if (registers?.accounts !== undefined) assert.ok(accounts.size > 0, "the chart of accounts is empty");
  for await (const { name } of registers?.documentClasses?.() ?? []) assert.ok(name.length > 0);
  for await (const { name } of registers?.dimensions?.() ?? []) assert.ok(name.length > 0);
  for await (const { code } of registers?.customers?.() ?? []) assert.equal(typeof code, "string");
  for await (const { code } of registers?.vatCodes?.() ?? []) assert.ok(code.length > 0);
  for await (const { iban } of registers?.bankAccounts?.() ?? []) assert.equal(typeof iban, "string");
  await registers?.periods?.();
}

/** The manifest says what the system is, no more and no less. */
export function manifestFamily(subject: ConformanceSubject): readonly ConformanceCase[] {
  const family = "manifest";
  const fresh = async (): Promise<AccountingSystem> => {
    await subject.probe.reset();
    return subject.system();
  };
  const each = (name: string, title: string, check: (system: AccountingSystem) => void | Promise<void>) => ({
    id: `${family}/${name}`,
    title,
    family,
    needs: [],
    run: async () => check(await fresh()),
  });
  return [
    each("own", "the subject's manifest is the system's own", ({ id, manifest }) => {
      assert.deepEqual(manifest, subject.manifest);
      assert.equal(id, manifest.system);
    }),
    each(
      "kinds",
      "channels and operations are exactly those declared, each with sample documents",
      (system) => {
        for (const kind of documentKinds) {
          expectKind(system, kind);
          const declared = system.manifest.kinds[kind] !== undefined;
          assert.equal(
            subject.documents[kind] !== undefined,
            declared,
            `${kind}: sample documents and manifest differ`,
          );
        }
      },
    ),
    each("coherent", "declared facts do not contradict each other", (system) => {
      for (const kind of documentKinds) expectCoherent(system, kind);
    }),
    each("registers", "registers are exactly those declared, and can be read", expectRegisters),
    each("probe", "the connection is probed without writing", async (system) => {
      const { reachable, authenticated, problems } = await system.probe();
      assert.deepEqual(
        { reachable, authenticated, problems },
        { reachable: true, authenticated: true, problems: [] },
      );
      for (const kind of documentKinds) assert.deepEqual(await subject.probe.stored(kind), []);
    }),
  ];
}
