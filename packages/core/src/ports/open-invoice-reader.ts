import type { MinorUnits } from "../value/minor-units.ts";
import type { Period } from "./document-channel.ts";

/** What an accounting system itself says is left to pay of a sales invoice. */
export interface OpenBalance {
  readonly vendorId: string;
  /** Minor units of the invoice's currency. */
  readonly open: MinorUnits;
}

/** Reads open balances; a system that lists none leaves the member out, and they are worked out from payments. */
export interface OpenInvoiceReader {
  /** Balances of the sales invoices dated within a period, paid ones (0) included. */
  balances(period: Period): AsyncIterable<OpenBalance>;
}
