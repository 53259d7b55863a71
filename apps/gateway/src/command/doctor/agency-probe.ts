import { type Problem, problem, type SecretSource } from "@confirma-connect/core";
import { openCashIn, openConfirma, openFinkare } from "../../agency/agency-clients.ts";
import { invoiceNumbers } from "../../agency/invoice-numbers.ts";
import type { AgencyConfig } from "../../config/agency/agency-config.ts";

/** What a source answered; its content is of no interest. */
export type ProbeAnswer =
  | { readonly type: "ok" }
  | { readonly type: "refused" | "notSent" | "unknown"; readonly problems: readonly Problem[] };

/** One source of a client that can be tried. */
export interface AgencyProbe {
  readonly title: string;
  /** Reads its secrets and checks its options; throws ConnectorError. Gives a read that changes nothing. */
  readonly open: () => Promise<() => Promise<ProbeAnswer>>;
}

const notValid: ProbeAnswer = { type: "refused", problems: [problem("ACC_AUTH_FAILED")] };

/** `GET /validate`, which is documented for that; never `GET /renew`, which makes a new key. */
const confirmaProbe = (
  config: NonNullable<AgencyConfig["confirma"]>,
  secrets: SecretSource,
): AgencyProbe => ({
  title: "Confirma",
  open: async () => {
    const { onboarding } = await openConfirma(config, secrets);
    return async () => {
      const answer = await onboarding.validateToken();
      return answer.type === "ok" && !answer.value.isValid ? notValid : answer;
    };
  },
});

/** One row: where its own "Validate token" lies is not public. */
const cashInProbe = (config: NonNullable<AgencyConfig["cashIn"]>, secrets: SecretSource): AgencyProbe => ({
  title: "Cash-In",
  open: async () => {
    const { allocatedPayments } = await openCashIn(config, secrets);
    return () => allocatedPayments.page({ page: config.firstPage, pageSize: 1 });
  },
});

/** One payment, and the table that leads to invoice numbers. */
const finkareProbe = (config: NonNullable<AgencyConfig["finkare"]>, secrets: SecretSource): AgencyProbe => ({
  title: "Finkare",
  open: async () => {
    const { payments } = await openFinkare(config, secrets);
    await invoiceNumbers(config.invoiceNumber);
    return () => payments.page({ page: 1, limit: 1 });
  },
});

/** Every source that a client's configuration names, in the order in which they are pulled. */
export const agencyProbes = (
  { confirma, cashIn, finkare }: AgencyConfig,
  secrets: SecretSource,
): readonly AgencyProbe[] => [
  ...(confirma === undefined ? [] : [confirmaProbe(confirma, secrets)]),
  ...(cashIn === undefined ? [] : [cashInProbe(cashIn, secrets)]),
  ...(finkare === undefined ? [] : [finkareProbe(finkare, secrets)]),
];
