import { seededRandom } from "../kernel/random.ts";

/** Words of a payment's status (seen). */
export const FINKARE_STATUSES = ["pending", "completed", "failed", "refunded"] as const;

/** Words of how a payment was made (seen). */
const FINKARE_METHODS = ["card", "bank_transfer", "sepa_debit", "payment_link"] as const;

/** A payment; amounts are cents, moments ISO 8601 in UTC. */
export interface FinkareSimulatedPayment {
  readonly id: string;
  readonly invoiceId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly status: (typeof FINKARE_STATUSES)[number];
  readonly method: (typeof FINKARE_METHODS)[number];
  readonly createdAt: string;
  readonly paidAt: string | null;
}

/** An invoice; amounts are cents. */
export interface FinkareSimulatedInvoice {
  readonly id: string;
  readonly invoiceNumber: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly dueDate: string;
}

/** Everything that is known of one company. */
export interface FinkareBook {
  readonly invoices: readonly FinkareSimulatedInvoice[];
  readonly payments: readonly FinkareSimulatedPayment[];
}

/** A key with its scopes; its prefix says which environment it is for (seen). */
export interface FinkareSimulatedKey {
  readonly key: string;
  readonly scopes: readonly string[];
}

/** A company with its keys and its opening book. */
export interface FinkareSimulatedCompany {
  readonly companyId: string;
  readonly keys: readonly FinkareSimulatedKey[];
  readonly book?: FinkareBook;
}

/** A made-up company without payments; its key reads everything. */
export const demoFinkareCompany: FinkareSimulatedCompany = {
  companyId: "F1",
  keys: [
    { key: "fk_test_demo", scopes: ["payments:read", "reports:read", "invoices:read", "webhooks:manage"] },
  ],
};

/** What a generated month looks like. */
export interface FinkareMonth {
  /** Month as `YYYY-MM`. */
  readonly month: string;
  readonly invoices: number;
  /** Start of the random generator, an integer (default 1). */
  readonly seed?: number;
}

/** A month of invoices with full, partial, failed and refunded payments. The same seed gives the same month. */
export function generateFinkareMonth({ month, invoices, seed = 1 }: FinkareMonth): FinkareBook {
  const random = seededRandom(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const uuid = (): string => {
    const digits = Array.from({ length: 32 }, () => pick(16).toString(16)).join("");
    return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/u, "$1-$2-4$3-8$4-$5");
  };
  const made = Array.from(
    { length: invoices },
    (_, index): FinkareSimulatedInvoice => ({
      id: uuid(),
      invoiceNumber: `${month}-${index + 1}`,
      amountCents: 1000 + pick(300_000),
      currency: "EUR",
      dueDate: `${month}-01`,
    }),
  );
  const payments = made.flatMap((invoice): FinkareSimulatedPayment[] => {
    const parts = pick(3);
    const share = Math.floor(invoice.amountCents / Math.max(1, parts));
    return Array.from({ length: parts }, (_, part) => {
      const roll = pick(10);
      const status = FINKARE_STATUSES[roll < 4 ? roll : 1] ?? "completed";
      const day = String(1 + pick(28)).padStart(2, "0");
      const at = `${month}-${day}T${String(pick(24)).padStart(2, "0")}:00:00Z`;
      const last = part === parts - 1;
      return {
        id: uuid(),
        invoiceId: invoice.id,
        amountCents: last ? invoice.amountCents - share * part : share,
        currency: invoice.currency,
        status,
        method: FINKARE_METHODS[pick(4)] ?? "card",
        createdAt: at,
        paidAt: status === "completed" || status === "refunded" ? at : null,
      };
    });
  });
  return { invoices: made, payments };
}
