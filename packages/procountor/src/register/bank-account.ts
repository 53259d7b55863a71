/** One bank account of the company. */
export interface BankAccount {
  readonly vendorId: string;
  readonly iban: string;
  readonly bic?: string;
  readonly name?: string;
  readonly currency?: string;
  /** Account of the chart that its money is booked on. */
  readonly account?: string;
  readonly active: boolean;
}
