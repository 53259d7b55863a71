import {
  type CollectionDesk,
  CollectionPolicy,
  type CollectionPolicyInput,
  type CollectionReport,
  type CollectionStore,
  CurrencyCode,
  civilDate,
  collect,
  MemoryCollectionStore,
  minorUnits,
  parseSubmitBody,
  type Receivable,
  type ReceivedDirectly,
} from "@confirma-connect/core";
import { sampleInvoice } from "../../support/documents.ts";
import { VirtualClock } from "../../support/fake-system.ts";
import { PretendedAgency } from "./pretended-agency.ts";

/** The day of the tests; the invoices of {@link receivable} are long overdue then. */
const today = civilDate("2026-03-01");

/** An overdue invoice over 125.50 euros. */
export function receivable(number: number, changes: Partial<Receivable> = {}): Receivable {
  const { header, ...rest } = sampleInvoice();
  const { documents } = parseSubmitBody("invoice", { invoices: { ...rest, header: { ...header, number } } });
  const [content] = documents.map((each) => each.content);
  if (content?.kind !== "invoice") throw new Error("the test's invoice is wrong");
  return {
    vendorId: `V${number}`,
    invoice: content.document,
    state: "open",
    open: minorUnits(12_550),
    openBy: "sum",
    payments: [],
    credits: [],
    ...changes,
  };
}

/** A payment that the creditor received itself. */
export const paid = (
  vendorId: string,
  cents: number,
  changes: Partial<ReceivedDirectly> = {},
): ReceivedDirectly => ({
  vendorId,
  amount: minorUnits(cents),
  currency: CurrencyCode.parse("EUR"),
  date: civilDate("2026-02-10"),
  reference: "2516000017",
  ours: false,
  ...changes,
});

/** A desk, a store and a clock, and runs over what the books show. */
export function collectionScene(policy: CollectionPolicyInput = {}) {
  const agency = new PretendedAgency();
  const store = new MemoryCollectionStore();
  const clock = new VirtualClock();
  const parsed = CollectionPolicy.parse(policy);
  const run = (
    receivables: readonly Receivable[],
    parts: {
      readonly desk?: CollectionDesk;
      readonly store?: CollectionStore;
      readonly dryRun?: boolean;
    } = {},
  ): Promise<CollectionReport> => {
    const { dryRun = false, desk = agency } = parts;
    return collect(
      { desk, store: parts.store ?? store, clock },
      { client: "client", policy: parsed, today, receivables, readFrom: civilDate("2026-01-01"), dryRun },
    );
  };
  return { agency, store, clock, policy: parsed, run };
}
