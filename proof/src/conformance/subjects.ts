import type { ConformanceSubject } from "@confirma-connect/conformance";
import type { DocumentKind } from "@confirma-connect/core";
import { netbaronSubject } from "../../../packages/netbaron/test/support/netbaron-subject.ts";
import { netvisorSubject } from "../../../packages/netvisor/test/support/netvisor-subject.ts";
import { procountorSubject } from "../../../packages/procountor/test/support/procountor-subject.ts";
import { sandboxSubject } from "../../../packages/sandbox/test/sandbox-subject.ts";

/** An adapter in one set of readings of its vendor's rules. */
export interface NamedSubject {
  /** Package name of the adapter. */
  readonly adapter: string;
  /** The readings, in words. */
  readonly readings: string;
  /** Kinds to which these readings make a difference; the others are shown by the defaults. */
  readonly kinds?: readonly DocumentKind[];
  open(): Promise<ConformanceSubject>;
}

const otherAnswers = {
  singleIdBatch: "array",
  tokenErrorBody: "oauth",
  closedPeriodStatus: 400,
  version: "wallClock",
  totalCount: "page",
  receiptRebuild: "sameId",
} as const;

const procountorOther = {
  receiptRows: "description",
  invoiceRounding: "percentage",
  paymentKey: "content",
  paymentList: "payments",
} as const;

/** Every adapter, in every set of readings in which it must pass the kit; the first one is its default. */
export const subjects: readonly NamedSubject[] = [
  {
    adapter: "sandbox",
    readings: "keys enforced",
    open: async () => sandboxSubject({ uniqueness: "enforced" }),
  },
  {
    adapter: "sandbox",
    readings: "keys not enforced",
    open: async () => sandboxSubject({ uniqueness: "open" }),
  },
  {
    adapter: "sandbox",
    readings: "absence never certain, one lane",
    open: async () => sandboxSubject({ uniqueness: "open", lateWriteBound: "never", width: 1 }),
  },
  { adapter: "netvisor", readings: "defaults", open: () => netvisorSubject() },
  {
    adapter: "netvisor",
    readings: "line sums net, invoice numbers unique",
    open: () =>
      netvisorSubject(
        { lineSums: "net", onlyExistingDimensions: false, invoiceNumberUnique: true },
        { invoiceLineSum: "net" },
      ),
  },
  {
    adapter: "netvisor",
    readings: "no key in payers' names",
    open: () => netvisorSubject({ keyInPayerName: false }),
  },
  { adapter: "procountor", readings: "defaults", open: () => procountorSubject() },
  {
    adapter: "procountor",
    readings: "other readings of answers and payments",
    kinds: ["invoice", "payment"],
    open: () => procountorSubject(procountorOther, otherAnswers),
  },
  {
    adapter: "procountor",
    readings: "receipts sum to zero without VAT",
    kinds: ["ledger"],
    open: () => procountorSubject({ journalVat: "rows" }, { ...otherAnswers, balanceSum: "net" }),
  },
  {
    adapter: "netbaron",
    readings: "nobody answers",
    open: () => netbaronSubject({ vatRows: "explicit", waits: false, readsBack: false }),
  },
  {
    adapter: "netbaron",
    readings: "waits for the import",
    open: () => netbaronSubject({ vatRows: "explicit", waits: true, readsBack: false }),
  },
  {
    adapter: "netbaron",
    readings: "read back from the books",
    open: () => netbaronSubject({ vatRows: "vatAccount", waits: true, readsBack: true }),
  },
];
