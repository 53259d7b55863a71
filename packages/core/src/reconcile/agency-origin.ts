/**
 * How a document of the agency's own side stands to the gateway's store. `submitted`: there with the same content.
 * `notSubmitted`: never pulled. `changed`: the agency changed it after it was submitted. `notShown`: submitted, and the
 * agency does not show any more what it was made from. `doubled`: a provisional payment whose money a settlement booked
 * itself, without taking the payment.
 */
export type AgencyState = "submitted" | "notSubmitted" | "changed" | "notShown" | "doubled";

/** Where a document of the agency's own side comes from. */
export interface AgencyOrigin {
  /** The source's short name. */
  readonly source: string;
  readonly state: AgencyState;
}

/** What a person is told of a document beside what differs. */
export const agencyStateWords: Readonly<Record<Exclude<AgencyState, "submitted">, string>> = {
  notSubmitted: "never submitted",
  changed: "changed by the agency since it was submitted",
  notShown: "no longer shown by the agency",
  doubled: "booked by a settlement too",
};

/** The part of an origin that a difference names. */
export type NamedState = keyof typeof agencyStateWords;

/** What a difference names of an origin: nothing where the store says the same as the agency. */
export const namedState = (origin: AgencyOrigin | undefined): NamedState | undefined =>
  origin === undefined || origin.state === "submitted" ? undefined : origin.state;
