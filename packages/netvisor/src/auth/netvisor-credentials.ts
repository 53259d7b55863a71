import type { Secret } from "@confirma-connect/core";

/** Language of texts in answers (specs 2.1). EN keeps status words stable. */
type NetvisorLanguage = "FI" | "SE" | "EN";

/** Who we are towards one Netvisor company. The two keys sign; they are never sent. */
export interface NetvisorCredentials {
  /** Free text: name of the integration. ASCII keeps every reading of the signature equal. */
  readonly sender: string;
  /** API identifier of the Netvisor user. */
  readonly customerId: string;
  /** Partner identifier, form `xxx_yyy`. */
  readonly partnerId: string;
  /** Finnish business id of the target company, `1234567-8`. */
  readonly organisationId: string;
  readonly language: NetvisorLanguage;
  readonly customerKey: Secret;
  readonly partnerKey: Secret;
}
