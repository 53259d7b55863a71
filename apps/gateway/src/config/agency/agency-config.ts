import { PostingPlan } from "@confirma-connect/core";
import { z } from "zod";
import { CollectionConfig } from "./collection-config.ts";
import { ScheduleConfig } from "./schedule-config.ts";
import { CashInAgency, ConfirmaAgency, FinkareAgency } from "./source-config.ts";

/** Where a client's received payments and settlements come from and how they are booked, and what is handed over. */
export const AgencyConfig = z
  .strictObject({
    confirma: ConfirmaAgency.optional(),
    cashIn: CashInAgency.optional(),
    finkare: FinkareAgency.optional(),
    posting: PostingPlan.optional(),
    schedule: ScheduleConfig.optional(),
    collection: CollectionConfig.optional(),
  })
  .refine(({ confirma, cashIn, finkare }) => confirma ?? cashIn ?? finkare, {
    error: "names no source: give confirma, cashIn or finkare",
  })
  .refine(
    // A client that only hands over has nothing to book; Cash-In and Finkare can only be pulled from.
    ({ cashIn, finkare, posting, collection }) =>
      posting !== undefined || (collection !== undefined && cashIn === undefined && finkare === undefined),
    { path: ["posting"], error: "is missing: nothing says how what the agency received is booked" },
  )
  .refine(({ posting, schedule }) => schedule === undefined || posting !== undefined, {
    path: ["schedule"],
    error: "needs posting: nothing says how what is pulled is booked",
  })
  .refine(({ confirma, collection }) => collection === undefined || confirma !== undefined, {
    path: ["collection"],
    error: "needs confirma: invoices are handed over through its Partner API",
  })
  .refine(({ confirma, cashIn }) => confirma === undefined || cashIn === undefined, {
    path: ["cashIn"],
    error: "may show the same money as confirma, which would then be booked twice; name one of them",
  });

/** See {@link AgencyConfig}. */
export type AgencyConfig = z.output<typeof AgencyConfig>;
