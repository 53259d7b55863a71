import { z } from "zod";
import { DateField, FlagField, Id, IntegerField, listOf, PercentField, Words } from "./field.ts";

/** `GET /coa` (specs 7). */
export const ChartOfAccounts = z.object({
  // Without the list nothing is known about any account: an empty one must be there.
  ledgerAccounts: z.array(z.object({ ledgerAccountCode: Words, name: Words, active: FlagField })),
});

const DimensionItem = z.object({ id: Id, codeName: Words, status: Words, description: Words });

/** One dimension; items with status `P` are inactive (seen). */
export const Dimension = z.object({ id: Id, name: Words, items: listOf(DimensionItem) });

/** `GET /dimensions`: a bare array. */
export const Dimensions = z.array(Dimension);

/** `GET /vats/default`. */
export const VatInformation = z.object({
  vatInformation: listOf(
    z.object({
      country: Words,
      percentages: listOf(z.object({ vatPercent: PercentField, sales: FlagField, purchase: FlagField })),
    }),
  ),
  vatStatuses: listOf(
    z.object({ vatStatus: IntegerField, description: Words, sales: FlagField, purchase: FlagField }),
  ),
});

const TrackingPeriod = z.object({ startDate: DateField, endDate: DateField, status: Words });

/** `GET /fiscalyears`, newest first. */
export const FiscalYears = z.object({
  fiscalYears: listOf(
    z.object({
      startDate: DateField,
      endDate: DateField,
      isOpen: FlagField,
      trackingPeriods: listOf(TrackingPeriod),
    }),
  ),
});

/** A row of `GET /businesspartners`. */
export const PartnerRow = z.object({
  id: Id,
  name: Words,
  invoicingInfo: z.object({ customerNumber: Words, identifier: Words, identifierType: Words }).nullish(),
});

/** A row of `GET /bankaccounts`, and `GET /bankaccounts/{id}`, which alone has the ledger account. */
export const BankAccountRow = z.object({
  id: Id,
  iban: Words,
  bic: Words,
  bankName: Words,
  currency: Words,
  status: Words,
  ledgerAccount: Words,
});
