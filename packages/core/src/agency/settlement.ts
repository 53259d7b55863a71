import { z } from "zod";
import { problem } from "../rules/problem.ts";
import { OptionalDay, OptionalInvoiceNumber, OptionalKey } from "./answer-field.ts";
import { Amount, Currency, DateTimeText, NumberOrText, OptionalText } from "./common.ts";
import type { Parsed } from "./parse-document.ts";
import { parseRows } from "./parse-rows.ts";
import { BreakdownEntry } from "./payment.ts";

const Breakdown = z.array(BreakdownEntry).nullish();

/** `breakdown` is the word of the newer pages, `events` of the older ones; which one is live is unknown. */
const WireAllocation = z.strictObject({
  allocationId: NumberOrText,
  allocatedTotalAmount: Amount,
  allocationDate: OptionalDay,
  currency: Currency.nullish(),
  caseId: OptionalKey,
  originalInvoiceNumber: OptionalInvoiceNumber,
  originalPaymentReference: OptionalText,
  breakdown: Breakdown,
  events: Breakdown,
});

const Beneficiary = z.strictObject({ name: OptionalText, iban: OptionalText, bic: OptionalText });

/**
 * A payout of the agency to the creditor with its allocations per invoice: one entry of `GET /settlements`, in both
 * documented versions, read into one form. Settlements are what the books follow.
 */
export const Settlement = z
  .strictObject({
    settlementId: NumberOrText,
    settlementDate: DateTimeText,
    /** An open word: `CASH-IN` and `CashIn` are seen for the same agency. */
    agency: OptionalText,
    remittanceReference: OptionalText,
    /** Whose account received the money. Personal data: never logged. */
    beneficiary: Beneficiary.nullish(),
    settlementAmount: Amount,
    currency: Currency,
    /** When the agency says it was read first; only null is seen, so the form is not checked. */
    apiFetchDate: OptionalText,
    allocations: z.array(WireAllocation).nullish(),
  })
  .transform(({ allocations, beneficiary, ...settlement }) => ({
    ...settlement,
    beneficiary: beneficiary ?? undefined,
    allocations: (allocations ?? []).map(({ breakdown, events, currency, ...allocation }) => ({
      ...allocation,
      currency: currency ?? settlement.currency,
      breakdown: (breakdown?.length ? breakdown : events) ?? [],
    })),
  }));

/** See {@link Settlement}. Amounts are minor units of `currency`; allocations may name their own. */
export type Settlement = z.output<typeof Settlement>;

/** What a settlement pays for one invoice. The breakdown is empty when the answer has none. */
export type SettlementAllocation = Settlement["allocations"][number];

/** Reads the answer of `GET /settlements`. Pointers lead into the answer. */
export function parseSettlements(body: unknown): Parsed<readonly Settlement[]> {
  // Another object, e.g. an error in JSON, must not read as "no settlements".
  if (typeof body !== "object" || body === null || !("settlements" in body)) {
    const message = 'must be an object with "settlements"';
    return { problems: [problem("ACC_DOCUMENT_FIELD_INVALID", { message })] };
  }
  return parseRows(Settlement, body.settlements ?? [], "/settlements");
}
