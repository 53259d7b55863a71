import { formatDecimal, type MinorUnits } from "@confirma-connect/core";

/** Adds amounts without any bound: content that nobody checked must not make a sum throw. */
export const exactSum = (amounts: readonly MinorUnits[]): bigint =>
  amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);

/** Whether amounts can be added in every order, and written as JSON numbers, without losing a cent. */
export const canBeAdded = (amounts: readonly MinorUnits[]): boolean =>
  amounts.reduce((sum, amount) => sum + BigInt(Math.abs(amount)), 0n) < largest;

// From 2^46 currency units on, a JSON number cannot tell two amounts one cent apart.
const largest = 2n ** 46n * 100n;

/** A sum in words, with two decimals. */
export const sumText = (sum: bigint): string => formatDecimal({ digits: sum, scale: 2 }, ".", 2);
