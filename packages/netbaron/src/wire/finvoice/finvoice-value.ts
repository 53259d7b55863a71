import {
  type CivilDate,
  type Decimal,
  formatAmount,
  formatDecimal,
  formatPercentage,
  type MinorUnits,
  type Percentage,
} from "@confirma-connect/core";
import { element, type XmlElement } from "../xml/xml-element.ts";

/** A date element: `CCYYMMDD`. */
export const dateElement = (name: string, date: CivilDate | undefined): readonly XmlElement[] =>
  element(name, date?.replaceAll("-", ""), { Format: "CCYYMMDD" });

/** An amount of euros with decimal comma and two decimals. */
export const amountElement = (name: string, amount: MinorUnits | undefined): readonly XmlElement[] =>
  element(name, amount === undefined ? undefined : formatAmount(amount, ","), {
    AmountCurrencyIdentifier: "EUR",
  });

/** A unit price in euros: two to five decimals (schema). */
export const priceElement = (name: string, price: Decimal): readonly XmlElement[] =>
  element(name, formatDecimal(price, ",", 2), { AmountCurrencyIdentifier: "EUR" });

/** A percentage with decimal comma. */
export const percentElement = (name: string, value: Percentage | undefined): readonly XmlElement[] =>
  element(name, value === undefined ? undefined : formatPercentage(value, ","));

/** Most decimals of a unit price (schema: unitAmountType). */
export const mostPriceDecimals = 5;

/** Longest texts of Finvoice 3.0 elements that we fill, in characters (schema). */
export const finvoiceLengths = {
  partyIdentifier: 35,
  organisationName: 70,
  address: 35,
  invoiceNumber: 20,
  reference: 70,
  freeText: 512,
  articleIdentifier: 70,
  articleName: 100,
  unit: 14,
  phone: 35,
  email: 70,
  quantity: 14,
} as const;
