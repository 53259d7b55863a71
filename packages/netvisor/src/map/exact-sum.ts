import { formatDecimal, type MinorUnits } from "@confirma-connect/core";

/** Adds amounts without any bound: content that nobody checked must not make a sum throw. */
export const exactSum = (amounts: readonly MinorUnits[]): bigint =>
  amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);

/** Whether amounts can be added in every order within the exact range of money. */
export const canBeAdded = (amounts: readonly MinorUnits[]): boolean =>
  amounts.reduce((sum, amount) => sum + BigInt(Math.abs(amount)), 0n) <= BigInt(Number.MAX_SAFE_INTEGER);

/** A sum in words, with two decimals. */
export const sumText = (sum: bigint): string => formatDecimal({ digits: sum, scale: 2 }, ".", 2);
