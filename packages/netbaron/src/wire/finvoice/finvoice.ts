import type { CivilDate, Decimal, MinorUnits, Percentage } from "@confirma-connect/core";

/** A party as Finvoice writes it; an address stands whole or not at all (schema). */
export interface FinvoiceParty {
  readonly identifier: string | undefined;
  readonly name: string;
  readonly taxCode: string | undefined;
  readonly address: FinvoiceAddress | undefined;
}

/** Street lines, town and post code of 2 to 35 characters each. */
export interface FinvoiceAddress {
  readonly streets: readonly string[];
  readonly town: string;
  readonly postCode: string;
  readonly country: string | undefined;
}

/** One row. `account` and `costCenter` are written in the standard's own elements or in NetBaron's dialect. */
export interface FinvoiceRow {
  readonly articleIdentifier: string | undefined;
  readonly articleName: string;
  readonly quantity: Decimal;
  readonly unit: string | undefined;
  readonly unitPrice: Decimal;
  readonly project: string | undefined;
  readonly account: string | undefined;
  readonly costCenter: string | undefined;
  readonly freeText: string | undefined;
  readonly discount: Percentage | undefined;
  readonly vatPercentage: Percentage;
  readonly vatCode: string | undefined;
  readonly vat: MinorUnits;
  readonly net: MinorUnits;
  readonly gross: MinorUnits;
}

/** VAT of one rate. */
export interface FinvoiceVat {
  readonly base: MinorUnits;
  readonly percentage: Percentage;
  readonly code: string | undefined;
  readonly vat: MinorUnits;
}

/** Reference by which it is paid: domestic (`SPY`, 20 digits) or ISO 11649 (`ISO`). */
export interface FinvoiceReference {
  readonly scheme: "SPY" | "ISO";
  readonly value: string;
  /** The shorter form that `EpiReference` repeats. */
  readonly short: string;
}

/** A commercial invoice (INV01) in euros, as far as this adapter fills Finvoice 3.0. */
export interface Finvoice {
  readonly dialect: "standard" | "netbaron";
  readonly seller: FinvoiceParty;
  readonly sellerBic: string | undefined;
  readonly recipient: FinvoiceParty | undefined;
  readonly buyer: FinvoiceParty;
  readonly buyerPhone: string | undefined;
  readonly buyerEmail: string | undefined;
  readonly number: string;
  readonly date: CivilDate;
  readonly dueDate: CivilDate;
  readonly sellerReference: string | undefined;
  readonly customerCode: string | undefined;
  readonly orderNumber: string | undefined;
  readonly orderDate: CivilDate | undefined;
  readonly agreement: string | undefined;
  readonly buyerReference: string | undefined;
  readonly net: MinorUnits;
  readonly vat: MinorUnits;
  readonly gross: MinorUnits;
  readonly vats: readonly FinvoiceVat[];
  readonly freeTexts: readonly string[];
  readonly rows: readonly FinvoiceRow[];
  readonly iban: string;
  readonly reference: FinvoiceReference | undefined;
}
