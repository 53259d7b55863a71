import { AsyncLocalStorage } from "node:async_hooks";
import type { AccountingSystem, DocumentChannel, DocumentKind } from "@confirma-connect/core";
import type { Scope } from "./fault-board.ts";

const storage = new AsyncLocalStorage<Scope>();

/** The step whose request is being made; undefined for requests that belong to none. */
export const currentScope = (): Scope | undefined => storage.getStore();

const scoped = <D>(kind: DocumentKind, channel: DocumentChannel<D>): DocumentChannel<D> => ({
  render: (document, context) => channel.render(document, context),
  deliver: (step, attempt) => storage.run({ kind, step: step.name }, () => channel.deliver(step, attempt)),
  locate: (step, attempt) => storage.run({ kind, step: step.name }, () => channel.locate(step, attempt)),
});

/** The same system; while it works, {@link currentScope} says for which step. */
export function withScope(system: AccountingSystem): AccountingSystem {
  const { id, manifest, invoices, ledger, payments } = system;
  return {
    id,
    manifest,
    ...(invoices === undefined ? {} : { invoices: scoped("invoice", invoices) }),
    ...(ledger === undefined ? {} : { ledger: scoped("ledger", ledger) }),
    ...(payments === undefined ? {} : { payments: scoped("payment", payments) }),
    probe: () => system.probe(),
  };
}
