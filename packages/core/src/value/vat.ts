import { type CivilDate, civilDate } from "./civil-date.ts";
import { type MinorUnits, minorUnits } from "./minor-units.ts";
import { type Percentage, percentage } from "./percentage.ts";
import { divideRounded } from "./rounding.ts";

// In thousandths of a percent, like Percentage.
const hundredPercent = 100_000n;

interface DatedRate {
  readonly rate: Percentage;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

// vero.fi guidance 47792 (2010 and 2013 editions), Finlex 1501/1993, HE 93/2025. Rates before July 2010 are not
// recorded. Which goods belong to which class is not recorded either: it changed in 2025 and in 2026.
const finnishRates: readonly DatedRate[] = [
  dated(25.5, "2024-09-01"),
  dated(24, "2013-01-01", "2024-08-31"),
  dated(23, "2010-07-01", "2012-12-31"),
  dated(14, "2013-01-01", "2025-12-31"),
  dated(13.5, "2026-01-01"),
  dated(13, "2010-07-01", "2012-12-31"),
  dated(10, "2013-01-01"),
  dated(9, "2010-07-01", "2012-12-31"),
  { rate: percentage(0) },
];

/** A gross amount as its net amount and its VAT; the two always add up to the gross amount. */
export interface GrossSplit {
  readonly net: MinorUnits;
  readonly vat: MinorUnits;
}

/**
 * The Finnish VAT rates in force on a day, highest first, zero included. The day is that of the delivery or the
 * completed service, not of the invoice. Before 2010-07-01 only zero is recorded.
 */
export function vatRatesOn(date: CivilDate): readonly Percentage[] {
  return finnishRates.filter((dated) => isInForce(dated, date)).map(({ rate }) => rate);
}

/**
 * Whether a rate is one of the Finnish VAT rates on a day. A "no" is a reason to warn, not to refuse: an invoice
 * dated after a change may rightly carry the old rate, and sources differ about prepayments around 2026-01-01.
 */
export function isFinnishVatRate(rate: Percentage, date: CivilDate): boolean {
  return vatRatesOn(date).includes(rate);
}

/**
 * Splits an amount that includes VAT. The VAT is rounded to cents, half away from zero, and the net amount is the
 * rest, so that nothing is lost: 2990.00 at 25.5 % is 2382.47 and 607.53.
 */
export function splitGross(gross: MinorUnits, rate: Percentage): GrossSplit {
  const wholeAndRate = hundredPercent + BigInt(rate);
  const vat = minorUnits(Number(divideRounded(BigInt(gross) * BigInt(rate), wholeAndRate)));
  return { net: minorUnits(gross - vat), vat };
}

/**
 * The VAT of an amount without VAT, rounded to cents, half away from zero: 297.60 for 1240.00 at 24 %.
 *
 * @throws RangeError when the VAT is outside the safe range.
 */
export function vatOfNet(net: MinorUnits, rate: Percentage): MinorUnits {
  return minorUnits(Number(divideRounded(BigInt(net) * BigInt(rate), hundredPercent)));
}

function isInForce({ from, to }: DatedRate, date: CivilDate): boolean {
  return (from === undefined || from <= date) && (to === undefined || date <= to);
}

function dated(percent: number, from: string, to?: string): DatedRate {
  const start = { rate: percentage(percent * 1000), from: civilDate(from) };
  return to === undefined ? start : { ...start, to: civilDate(to) };
}
