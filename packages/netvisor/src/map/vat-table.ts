import { type Percentage, percentageFromJsonNumber } from "@confirma-connect/core";
import type { RequestVatCode } from "../wire/request/vat-code.ts";
import type { Readings } from "./readings.ts";

const zero = [0] as const;
const full = [0, 10, 14, 24, 25.5] as const;

/** Percentages per VAT code as Netvisor publishes them (support article 77000557878, seen). */
const percentages = {
  NONE: zero,
  KOMY: full,
  KOMY0: zero,
  EUMY: zero,
  EUUM: zero,
  EUPM312: zero,
  EUPM309: zero,
  MUUL: [0, 10, 14, 24],
  RAMY: zero,
  KOOS: full,
  EUOS: full,
  EUPO: full,
  EUUO: zero,
  "100": zero,
  EVTO: full,
  EVPO: full,
  KAVE: full,
  EVKV: full,
  RAOS: full,
  EVRO: full,
  MAAL: full,
  EVMA: full,
} as const satisfies Record<RequestVatCode, readonly number[]>;

/** Tells whether Netvisor takes a VAT code with a percentage. */
export function fitsVatCode(
  code: RequestVatCode,
  percentage: Percentage,
  readings: Pick<Readings, "percent13point5" | "ownVatPercentages">,
): boolean {
  const listed: readonly number[] = percentages[code];
  const newRate = readings.percent13point5 && listed.includes(14) ? [13.5] : [];
  const own = listed.length > 1 ? readings.ownVatPercentages : [];
  return [...listed, ...newRate, ...own].some((each) => percentageFromJsonNumber(each) === percentage);
}

/**
 * What Netvisor does with the VAT of a gross row: `split` it off the row's amount, book it on `both`
 * sides beside the amount (reverse charge), or `none` (zero-rated codes).
 */
export function vatEffect(code: RequestVatCode): "split" | "both" | "none" {
  switch (code) {
    case "KOMY":
    case "MUUL":
    case "KOOS":
      return "split";
    case "EUOS":
    case "EUPO":
    case "EVTO":
    case "EVPO":
    case "KAVE":
    case "EVKV":
    case "RAOS":
    case "EVRO":
    case "MAAL":
    case "EVMA":
      return "both";
    case "NONE":
    case "KOMY0":
    case "EUMY":
    case "EUUM":
    case "EUPM312":
    case "EUPM309":
    case "RAMY":
    case "EUUO":
    case "100":
      return "none";
  }
}
