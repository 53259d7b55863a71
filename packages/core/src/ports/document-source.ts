import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { Settlement } from "../agency/settlement.ts";
import type { Period } from "./document-channel.ts";

/** Where received payments and settlements come from: the agency's API, Cash-In or Finkare. */
export interface DocumentSource {
  /** Short name, part of every identifier that is made from it; it must never change. */
  readonly id: string;
  /** Payments that were received in the period; throws ConnectorError when it cannot be read completely. */
  payments?(period: Period): AsyncIterable<ReceivedPayment>;
  /** Settlements of the period; throws likewise. */
  settlements?(period: Period): AsyncIterable<Settlement>;
}
