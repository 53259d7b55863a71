import {
  type ConformanceProbe,
  type ConformanceSubject,
  conformanceFaultNames,
  type StoredDocument,
  sampleDocuments,
  sampleInvoice,
  samplePersonalData,
} from "@confirma-connect/conformance";
import {
  type AccountingSystem,
  AccountPlan,
  type Clock,
  civilDate,
  civilDateOfInstant,
  type DocumentKind,
  minorUnits,
  randomIds,
  Secret,
} from "@confirma-connect/core";
import {
  type BookedDocument,
  createSandboxSystem,
  SandboxBooks,
  SandboxOptions,
  type SandboxOptionsInput,
  sandboxManifest,
} from "@confirma-connect/sandbox";

const company = "demo";
const tokens = { [company]: "sandbox-canary-token", other: "other-canary-token" };

const accounts = { receivables: "R1", sales: "3000", vat: "2939", unknownAccount: "8888" };

const plan = AccountPlan.parse({
  accounts: { map: { R1: "1701" } },
  documentClasses: { ML: "Sales invoices" },
  vatCodes: [{ percentage: 25.5, target: "S255" }],
});

const resources = { ledger: "entries", invoice: "sales-invoices", payment: "receipts" } as const;

/** A ledger document is as large as its debits, an invoice as its receivable, a payment as what leaves it. */
function totalOf(kind: DocumentKind, { lines }: BookedDocument): number {
  const wanted = lines.filter(({ account, amount }) => (kind === "ledger" ? amount > 0 : account === "1700"));
  const sum = wanted.reduce((total, { amount }) => total + amount, 0);
  return kind === "payment" ? -sum : sum;
}

function storedOf(kind: DocumentKind, booked: BookedDocument): StoredDocument {
  const { id, date, lines, ...rest } = booked;
  const amounts = lines.map(({ account, amount }) => ({ account, amount: minorUnits(amount) }));
  const total = minorUnits(totalOf(kind, booked));
  return { ...rest, vendorId: id, date: civilDate(date), total, ...(kind === "ledger" ? { amounts } : {}) };
}

const probeOf = (books: SandboxBooks): ConformanceProbe => ({
  faults: conformanceFaultNames,
  stored: async (kind) => books.booked(company, resources[kind]).map((booked) => storedOf(kind, booked)),
  requests: async () => books.requests,
  arm: async (fault) => books.arm(fault),
  reset: async () => books.reset(),
});

/** Opens the invoice that payment `n` pays, behind the adapter's back. */
async function openInvoice(books: SandboxBooks, n: number): Promise<void> {
  const { document } = sampleInvoice(n, "3000");
  const { number, date, dueDate, currencyCode } = document.header;
  const [gross, net, vat] = [
    document.amounts.totalAmount,
    document.amounts.netAmount,
    document.amounts.vatAmount,
  ].map((amount) => (amount / 100).toFixed(2));
  const row = { name: "Service", quantity: "1", unitPrice: net, vatPercentage: "25.5", vatCode: "S255" };
  const rows = [{ ...row, net, vat, gross, account: "3000", dimensions: [] }];
  books.seed(company, "customers", { key: "C", name: "Customer" });
  const head = { key: `seed-${n}`, number, type: "INVOICE", date, dueDate, currency: currencyCode };
  const customer = {
    seller: "Conformance Oy",
    customerId: "C-1",
    customerName: "Customer",
    customerCode: "C",
  };
  if (!books.seed(company, "sales-invoices", { ...head, ...customer, rows, net, vat, gross })) {
    throw new Error(`invoice ${n} could not be opened`);
  }
}

/** What a planted defect does to a system. */
export type Damage = (system: AccountingSystem, clock: Clock) => AccountingSystem;

/** The sandbox as a subject, on a clock that only moves when it is told to; `damage` plants a defect. */
export function sandboxSubject(
  input: Omit<SandboxOptionsInput, "token" | "books"> = {},
  damage: Damage = (system) => system,
): ConformanceSubject {
  let now = 1_790_000_000_000;
  const clock: Clock = { now: () => now, today: (zone) => civilDateOfInstant(now, zone) };
  const options = { ...input, token: new Secret(tokens[company]) };
  const { uniqueness } = SandboxOptions.parse(options);
  const books = new SandboxBooks({ clock, companies: tokens, uniqueness });
  const parts = { clock, ids: randomIds };
  const other = { ...options, company: "other", token: new Secret(tokens.other), books };
  return {
    name: "sandbox",
    manifest: sandboxManifest(SandboxOptions.parse(options)),
    system: () => damage(createSandboxSystem({ ...options, books }, parts), clock),
    otherSystem: () => createSandboxSystem(other, parts),
    plan,
    documents: sampleDocuments(accounts),
    probe: probeOf(books),
    canaries: { secrets: Object.values(tokens), personal: samplePersonalData, logged: () => [] },
    time: {
      clock,
      advance: async (milliseconds) => {
        now += milliseconds;
      },
    },
    prepare: async (kind, n) => (kind === "payment" ? openInvoice(books, n) : undefined),
  };
}
