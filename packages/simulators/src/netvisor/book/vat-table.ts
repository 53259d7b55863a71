import type { NetvisorCompany } from "../company/company.ts";
import { invalidData } from "../failure.ts";
import { parseDecimal, printPercent, toBasisPoints } from "../format/decimal.ts";
import type { NetvisorReadings } from "../readings.ts";

const DOMESTIC = ["0", "10", "14", "24", "25,5"];

/** Percents per code, spec section 7; a code that is not listed here takes 0 only. */
const PERCENTS: Readonly<Record<string, readonly string[]>> = {
  KOMY: DOMESTIC,
  MUUL: ["0", "10", "14", "24"],
  KOOS: DOMESTIC,
  EUOS: DOMESTIC,
  EUPO: DOMESTIC,
  EVTO: DOMESTIC,
  EVPO: DOMESTIC,
  KAVE: DOMESTIC,
  EVKV: DOMESTIC,
  RAOS: DOMESTIC,
  EVRO: DOMESTIC,
  MAAL: DOMESTIC,
  EVMA: DOMESTIC,
};

const CODES = [
  "NONE",
  "KOMY0",
  "EUMY",
  "EUUM",
  "EUPM312",
  "EUPM309",
  "RAMY",
  "EUUO",
  "100",
  ...Object.keys(PERCENTS),
];

/** How Netvisor handles the tax of a code. */
export type VatHandling = "none" | "sale" | "purchase" | "selfDeductible" | "selfNonDeductible";

const HANDLING: Readonly<Record<string, VatHandling>> = {
  KOMY: "sale",
  MUUL: "sale",
  KOOS: "purchase",
  EUOS: "selfDeductible",
  EUPO: "selfDeductible",
  KAVE: "selfDeductible",
  RAOS: "selfDeductible",
  MAAL: "selfDeductible",
  EVTO: "selfNonDeductible",
  EVPO: "selfNonDeductible",
  EVKV: "selfNonDeductible",
  EVRO: "selfNonDeductible",
  EVMA: "selfNonDeductible",
};

/** Where the tax of a code goes. */
export function vatHandling(code: string): VatHandling {
  return HANDLING[code] ?? "none";
}

/** A percent in basis points and in the form answers use. */
export interface VatRate {
  readonly basisPoints: bigint;
  readonly percent: string;
}

/** Reads a percent that a check has passed already. */
export function vatRate(text: string): VatRate {
  const parsed = parseDecimal(text, true);
  if (parsed === undefined) throw invalidData(`Data form incorrect: VAT percent '${text}' is not a number`);
  const basisPoints = toBasisPoints(parsed);
  return { basisPoints, percent: printPercent(basisPoints) };
}

/** Refuses a percent that does not go with its code. */
export function checkVatPair(
  code: string,
  rate: VatRate,
  company: NetvisorCompany,
  readings: NetvisorReadings,
): void {
  if (!CODES.includes(code)) throw invalidData(`VAT code '${code}' is not known`);
  const listed = PERCENTS[code] ?? ["0"];
  const own = listed.length > 1 ? company.ownVatPercents : [];
  const newer = readings.percent13point5 === "accept" && listed.includes("14") ? ["13,5"] : [];
  if ([...listed, ...own, ...newer].includes(rate.percent)) return;
  throw invalidData(`VAT percent '${rate.percent}' is not allowed with VAT code '${code}'`);
}
