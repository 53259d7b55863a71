import { businessIdCheckDigit } from "@confirma-connect/core";
import type { DemoClient } from "../client/demo-client.ts";

/** A made-up debtor. */
export interface Buyer {
  readonly code: string;
  readonly name: string;
  readonly businessId: string | null;
  readonly street: string;
  readonly postalCode: string;
  readonly town: string;
}

const trades = ["Leipomo", "Sähkö", "Putki", "Kuljetus", "Puutarha", "Konepaja", "Kahvila", "Hammashoito"];
const towns = [
  ["00100", "HELSINKI"],
  ["33100", "TAMPERE"],
  ["65100", "VAASA"],
  ["90100", "OULU"],
  ["53100", "LAPPEENRANTA"],
  ["70100", "KUOPIO"],
] as const;

/** Business ids that no authority has given out begin with 9; the check digit is right. */
function madeUpBusinessIds(count: number): readonly string[] {
  const ids: string[] = [];
  for (let number = 9_100_000; ids.length < count; number += 1) {
    const digit = businessIdCheckDigit(String(number));
    if (digit !== undefined) ids.push(`${number}-${digit}`);
  }
  return ids;
}

/** Forty made-up debtors of a client; private people are called after a number. */
export function buyersOf(client: DemoClient): readonly Buyer[] {
  return madeUpBusinessIds(40).map((businessId, index) => {
    const [postalCode, town] = towns[index % towns.length] ?? towns[0];
    const place = { street: `Esimerkkikatu ${index + 1}`, postalCode, town };
    const code = String(10_001 + index);
    if (client.buyers === "mixed" && index % 2 === 1) {
      return { code, name: `Testihenkilö ${index + 1}`, businessId: null, ...place };
    }
    const trade = trades[index % trades.length] ?? "Malli";
    return { code, name: `Mallin ${trade} ${index + 1} Oy`, businessId, ...place };
  });
}
