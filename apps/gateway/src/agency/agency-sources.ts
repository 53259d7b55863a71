import { cashInSource } from "@confirma-connect/cash-in";
import { confirmaSource } from "@confirma-connect/confirma";
import type { DocumentSource, SecretSource } from "@confirma-connect/core";
import { finkareSource } from "@confirma-connect/finkare";
import type { AgencyConfig } from "../config/agency/agency-config.ts";
import { openCashIn, openConfirma, openFinkare } from "./agency-clients.ts";
import { type AgencyLine, openLine } from "./agency-line.ts";
import { invoiceNumbers } from "./invoice-numbers.ts";

async function cashIn(
  config: NonNullable<AgencyConfig["cashIn"]>,
  secrets: SecretSource,
  line: AgencyLine,
): Promise<DocumentSource> {
  const { moneyCodes, period, lookBackDays } = config;
  return cashInSource(await openCashIn(config, secrets, line), { moneyCodes, period, lookBackDays });
}

/** What Finkare is opened with. */
interface FinkareLine extends AgencyLine {
  readonly zone: string;
}

async function finkare(
  config: NonNullable<AgencyConfig["finkare"]>,
  secrets: SecretSource,
  { zone, ...line }: FinkareLine,
): Promise<DocumentSource> {
  const { invoiceNumber, lookBackDays, currency } = config;
  return finkareSource(await openFinkare(config, secrets, line), {
    invoiceNumberOf: await invoiceNumbers(invoiceNumber),
    zone,
    lookBackDays,
    ...(currency === undefined ? {} : { currency }),
  });
}

/**
 * The sources of a client, with their secrets read. Reading from them ends when the signal is aborted. `zone` is the
 * books' IANA time zone, in which a moment has its day.
 */
export async function agencySources(
  config: AgencyConfig,
  secrets: SecretSource,
  signal?: AbortSignal,
  zone = "Europe/Helsinki",
): Promise<readonly DocumentSource[]> {
  const line = openLine(signal);
  const { confirma } = config;
  const sources = [
    confirma === undefined ? undefined : confirmaSource(await openConfirma(confirma, secrets, line)),
    config.cashIn === undefined ? undefined : await cashIn(config.cashIn, secrets, line),
    config.finkare === undefined ? undefined : await finkare(config.finkare, secrets, { ...line, zone }),
  ];
  return sources.filter((source) => source !== undefined);
}
