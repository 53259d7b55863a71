import { anyNumber, type ElementRule, may, maybe, one, text } from "./rule.ts";

/** Every VAT code of the sales-invoice DTD. */
export const VAT_CODE_WORDS = [
  "NONE",
  "KOOS",
  "EUOS",
  "EUUO",
  "EUPO",
  "100",
  "KOMY",
  "EUMY",
  "EUUM",
  "EUPM312",
  "EUPM309",
  "MUUL",
  "EVTO",
  "EVPO",
  "EVKV",
  "KAVE",
  "RAMY",
  "RAOS",
  "EVRO",
  "MAAL",
  "EVMA",
  "KOMY0",
] as const;

const NOT_IN_PAYMENTS: readonly string[] = ["EVKV", "KAVE", "RAMY", "RAOS", "EVRO", "MAAL", "EVMA"];

/** The shorter list of the sales-payment DTD. */
export const PAYMENT_VAT_CODE_WORDS = VAT_CODE_WORDS.filter((code) => !NOT_IN_PAYMENTS.includes(code));

/** A dimension by name; one element per dimension. */
export const dimensionRule: ElementRule = anyNumber("dimension", [
  one("dimensionname", text(50)),
  one("dimensionitem", text(200), may("fatherid", text()), may("integrationdimensiondetailguid", text())),
  anyNumber("metadata", [one("data", text())]),
]);

/** When an amount is spread over months. */
export const accrualRule: ElementRule = maybe("accrualrule", [
  one("startmonth", text(2)),
  one("startyear", text(4)),
  maybe("endmonth", text(2)),
  maybe("endyear", text(4)),
  maybe("divisioncurvename", text()),
]);
