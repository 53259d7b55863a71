import type { ReceivedPayment } from "../agency/received-payment.ts";
import type { Settlement } from "../agency/settlement.ts";
import type { Problem } from "../rules/problem.ts";
import type { Period } from "./document-channel.ts";

/**
 * Takes what stood in an answer and was not read, e.g. a field that we do not know: its name and place, never its value.
 */
export type OnSourceWarning = (warning: Problem) => void;

/** Where received payments and settlements come from: the agency's API, Cash-In or Finkare. */
export interface DocumentSource {
  /** Short name, part of every identifier that is made from it; it must never change. */
  readonly id: string;
  /** Payments that were received in the period; throws ConnectorError when it cannot be read completely. */
  payments?(period: Period, onWarning?: OnSourceWarning): AsyncIterable<ReceivedPayment>;
  /**
   * Settlements that the source lists for the period, by whichever of their dates it does; some may be dated outside of
   * it. Throws likewise.
   */
  settlements?(period: Period, onWarning?: OnSourceWarning): AsyncIterable<Settlement>;
}
