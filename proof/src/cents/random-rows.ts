import {
  type CivilDate,
  type MinorUnits,
  minorUnits,
  type Percentage,
  splitGross,
  vatOfNet,
  vatRatesOn,
} from "@confirma-connect/core";
import type { SeededRandom } from "../simulation/seeded-random.ts";

/** One amount of a document with its VAT; net and VAT always add up to the gross amount. */
export interface RandomAmount {
  readonly rate: Percentage;
  readonly net: MinorUnits;
  readonly vat: MinorUnits;
  readonly gross: MinorUnits;
}

/** Most documents have a few rows, some have many, and a few have as many as 500. */
export function rowCount(random: SeededRandom, most = 500): number {
  if (random.chance(0.9)) return random.between(1, 8);
  return random.chance(0.9) ? random.between(9, 60) : random.between(61, most);
}

/** Amounts of every size, cents included; small ones are where rounding bites. */
function size(random: SeededRandom): MinorUnits {
  return minorUnits(random.between(1, random.pick([9, 99, 999, 9_999, 99_999, 9_999_999])));
}

/** The rates of a day that are drawn, in percent. */
export const ratesOn = (date: CivilDate, known: readonly number[]): readonly Percentage[] =>
  vatRatesOn(date).filter((rate) => known.includes(rate / 1000));

/** An amount at one of the rates, split from its gross or made from its net amount. */
export function randomAmount(
  random: SeededRandom,
  rates: readonly Percentage[],
  from: "gross" | "net",
): RandomAmount {
  const rate = random.pick(rates);
  const amount = size(random);
  if (from === "gross") {
    const { net, vat } = splitGross(amount, rate);
    return { rate, net, vat, gross: amount };
  }
  const vat = vatOfNet(amount, rate);
  return { rate, net: amount, vat, gross: minorUnits(amount + vat) };
}
