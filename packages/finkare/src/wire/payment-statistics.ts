import {
  CurrencyCode,
  MinorUnits,
  type Percentage,
  percentageFromJsonNumber,
  percentageToJsonNumber,
} from "@confirma-connect/core";
import { z } from "zod";
import { dataReader, type EnvelopeReader } from "./envelope.ts";

/** Over what statistics are summed (seen). */
export type StatisticsPeriod = "day" | "week" | "month" | "year";

/** Percent as a number on the wire (87.4), thousandths of a percent inside. */
const Percent = z.codec(z.number(), z.custom<Percentage>(Number.isSafeInteger), {
  decode: (value, context) => {
    const percent = percentageFromJsonNumber(value);
    if (percent !== undefined) return percent;
    context.issues.push({ code: "custom", message: "must have at most three decimals", input: undefined });
    return z.NEVER;
  },
  encode: (value) => percentageToJsonNumber(value),
});

/** Sums over a period (seen). That the sums are cents is inferred from their size. */
export const PaymentStatistics = z.strictObject({
  totalCollected: MinorUnits,
  totalPending: MinorUnits,
  currency: CurrencyCode,
  period: z.string(),
  /** Collected sums by way of payment. */
  byMethod: z.record(z.string(), MinorUnits),
  conversionRate: Percent,
});

/** See {@link PaymentStatistics}. */
export type PaymentStatistics = z.output<typeof PaymentStatistics>;

/** Reads statistics. */
export const readStatistics: EnvelopeReader<PaymentStatistics> = dataReader(PaymentStatistics);
