/** One line of the general ledger of the sandbox, in cents: debit > 0, credit < 0. */
export interface BookLine {
  readonly account: string;
  readonly amount: number;
}

/** Sum in cents. */
export const sumOf = (lines: readonly BookLine[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);
