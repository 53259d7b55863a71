import { token } from "../di/token.ts";
import type { AccountPlan } from "../mapping/account-plan.ts";

/** One client (creditor): which accounting system it uses and how its words are mapped. */
export interface ClientProfile {
  readonly id: string;
  /** Identifier of the accounting system, e.g. "netvisor". */
  readonly system: string;
  readonly plan: AccountPlan;
  /** Refuse fields that are not known instead of warning about them. */
  readonly strict?: boolean;
}

/** Container token of the {@link ClientProfile}. */
export const ClientProfile = token<ClientProfile>("ClientProfile");
