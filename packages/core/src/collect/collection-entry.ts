/**
 * One thing that the agency is told once: an invoice, or one action on it. Its key never expires.
 *
 * | state     | meaning                                              | leaves it by                           |
 * |-----------|------------------------------------------------------|----------------------------------------|
 * | ready     | may be sent (new, or proved not sent)                | claim                                  |
 * | claimed   | a request may be on the wire                         | submitted, refused, ready, unknown     |
 * | unknown   | sent, no usable answer; also: the process died       | submitted (looked up), ready, parked   |
 * | parked    | needs a person                                       | submitted, ready (by a person)         |
 * | submitted | the agency has it; final                             | –                                      |
 * | refused   | the agency said no; final until a person frees it    | ready (by a person)                    |
 */
import type { ErrorCode } from "../error/codes.ts";

/** The states of an entry; see the table at the top of this file. */
export const collectionStates = ["ready", "claimed", "unknown", "parked", "submitted", "refused"] as const;

/** One of {@link collectionStates}. */
export type CollectionState = (typeof collectionStates)[number];

/** What an entry stands for. */
export type CollectionKind = "invoice" | "action";

/** See the top of this file. Plain data; times are epoch milliseconds. */
export interface CollectionEntry {
  readonly client: string;
  /** Unique per client, e.g. `invoice/1001` or `action/1001/payment/77`. */
  readonly key: string;
  readonly kind: CollectionKind;
  readonly invoiceNumber: string;
  readonly state: CollectionState;
  /** The agency's identifier of its case, as soon as it is known. */
  readonly caseId?: string;
  /** SHA-256 of what is sent; an entry is sent with the content that it was first claimed with, or not at all. */
  readonly content: string;
  /** What look-ups compare and people read: sums in minor units, currency, dates; strings only, no personal data. */
  readonly facts: Readonly<Record<string, string>>;
  /** Sendings so far. */
  readonly attempts: number;
  /** Until when a claim is another process's to finish. */
  readonly claimedUntil?: number;
  /** Moment of the last sending. */
  readonly sentAt?: number;
  /** Codes of what the agency said last. */
  readonly codes: readonly ErrorCode[];
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Raised by every change; only the newest may be changed. */
  readonly version: number;
}

/** The key of an invoice's own entry. */
export const invoiceKey = (invoiceNumber: string): string => `invoice/${invoiceNumber}`;

/** The key of an action: its cause is what happens at most once, e.g. `payment/77`. */
export const actionKey = (invoiceNumber: string, cause: string): string => `action/${invoiceNumber}/${cause}`;

/** The cause in the key of an action; the key itself of an invoice's own entry. */
export const causeOf = ({ key, invoiceNumber }: Pick<CollectionEntry, "key" | "invoiceNumber">): string => {
  const begin = actionKey(invoiceNumber, "");
  return key.startsWith(begin) ? key.slice(begin.length) : key;
};
