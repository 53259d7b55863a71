import { CashInOptions } from "@confirma-connect/cash-in";
import { ConfirmaOptions } from "@confirma-connect/confirma";
import { CurrencyCode } from "@confirma-connect/core";
import { FinkareOptions } from "@confirma-connect/finkare";
import { isServiceAddress, serviceAddressRule } from "@confirma-connect/http";
import { z } from "zod";
import { SecretReference } from "../secret-reference.ts";

const Address = z.url({ abort: true }).refine(isServiceAddress, { error: serviceAddressRule });

const routeWords = "Paths, verbs and names that the public pages leave open, by route (docs/agency.md).";
const timeoutWords = "Milliseconds for one exchange.";

/** Confirma's Partner API as a client's configuration names it. */
export const ConfirmaAgency = z.strictObject({
  environment: ConfirmaOptions.shape.environment,
  key: SecretReference.describe("The client account's key (X-Api-Key); sent to the environment's host only."),
  baseUrl: Address.optional().describe("Another address instead of the environment's, e.g. a simulator's."),
  prefix: ConfirmaOptions.shape.prefix.describe("Path before every route."),
  windowDays: ConfirmaOptions.shape.windowDays.describe("Days per request; the agency's limit is unknown."),
  routes: ConfirmaOptions.shape.routes.describe(routeWords),
  timeout: ConfirmaOptions.shape.timeout.describe(timeoutWords),
});

/** Cash-In as a client's configuration names it. */
export const CashInAgency = z.strictObject({
  environment: CashInOptions.shape.environment,
  creditorKey: SecretReference,
  baseUrl: Address.optional().describe("The sandbox needs one: its address is not public."),
  moneyCodes: z
    .array(z.string().min(1))
    .min(1)
    .default(["8"])
    .describe("Payment types that are money; only 8, a bank transfer, is public. Others are left out."),
  period: z
    .enum(["eitherDate", "paymentDate"])
    .default("eitherDate")
    .describe(
      "Which date of an allocation has to be in the period: that of the payment or that of its accounting, which a late allocation has anew (inferred); or that of the payment alone.",
    ),
  lookBackDays: z
    .int()
    .min(0)
    .max(366)
    .default(0)
    .describe(
      "Days before the period from which allocations are asked for: the most days between a payment and its allocation, where the accounting date does not tell late ones.",
    ),
  firstPage: CashInOptions.shape.firstPage.describe("Number of the first page (inferred)."),
  pageSize: CashInOptions.shape.pageSize.describe("Rows per request; the largest number is unknown."),
  routes: CashInOptions.shape.routes.describe(routeWords),
  timeout: CashInOptions.shape.timeout.describe(timeoutWords),
});

/** Finkare as a client's configuration names it. */
export const FinkareAgency = z.strictObject({
  environment: FinkareOptions.shape.environment,
  key: SecretReference.describe("fk_live_… for production, fk_test_… for the sandbox."),
  baseUrl: Address.optional(),
  invoiceNumber: z
    .union([z.literal("invoiceId"), z.strictObject({ file: z.string().min(1) })], {
      error:
        'must say how a payment leads to its invoice, which nothing documented does: "invoiceId" or {"file"}',
    })
    .describe(
      'How a payment leads to its invoice\'s number: payments name Finkare\'s own identifier of it only. "invoiceId": that is the number; {"file"}: a JSON object of numbers by invoiceId, read for every pull.',
    ),
  lookBackDays: z
    .int()
    .min(0)
    .max(366)
    .default(1)
    .describe(
      "Days before the period from which payments are asked for: what Finkare's dates mean is unknown.",
    ),
  currency: CurrencyCode.optional().describe("Currency of payments that name none."),
  scopes: FinkareOptions.shape.scopes.describe("Scopes of the key; calls that need another are not sent."),
  pageSize: FinkareOptions.shape.pageSize.describe("Rows per request, at most 100."),
  timeout: FinkareOptions.shape.timeout.describe(timeoutWords),
});
