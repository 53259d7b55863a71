import { CashInKey, cashInSource, createCashInClient } from "@confirma-connect/cash-in";
import { type ConfirmaClient, confirmaSource, createConfirmaClient } from "@confirma-connect/confirma";
import { type Clock, type DocumentSource, type SecretSource, systemClock } from "@confirma-connect/core";
import { createFinkareClient, finkareSource } from "@confirma-connect/finkare";
import { createHttpClient, type HttpClient } from "@confirma-connect/http";
import type { AgencyConfig } from "../config/agency/agency-config.ts";
import { invoiceNumbers } from "./invoice-numbers.ts";

interface Line {
  readonly http: HttpClient;
  readonly clock: Clock;
}

/** Requests of a line with a signal end when it is aborted: reading changes nothing, so nothing has to be waited for. */
function openLine(signal?: AbortSignal): Line {
  const http = createHttpClient();
  if (signal === undefined) return { http, clock: systemClock };
  return { http: { exchange: (request) => http.exchange({ signal, ...request }) }, clock: systemClock };
}

/** The Partner API as a client's configuration names it, with its key read. */
export async function openConfirma(
  { environment, key, baseUrl, ...reading }: NonNullable<AgencyConfig["confirma"]>,
  secrets: SecretSource,
  line: Line = openLine(),
): Promise<ConfirmaClient> {
  const keys = { [environment]: await secrets.read(key) };
  const hosts = baseUrl === undefined ? {} : { [environment]: baseUrl.replace(/\/+$/u, "") };
  return createConfirmaClient({ environment, keys, hosts, ...reading }, line);
}

async function cashIn(
  config: NonNullable<AgencyConfig["cashIn"]>,
  secrets: SecretSource,
  line: Line,
): Promise<DocumentSource> {
  const { creditorKey, baseUrl, moneyCodes, period, lookBackDays, ...options } = config;
  const key = new CashInKey("creditor", options.environment, await secrets.read(creditorKey));
  const address = baseUrl === undefined ? {} : { baseUrl };
  const client = createCashInClient({ ...options, creditorKey: key, ...address }, line);
  return cashInSource(client, { moneyCodes, period, lookBackDays });
}

/** What Finkare is opened with. */
interface FinkareLine extends Line {
  readonly zone: string;
}

async function finkare(
  config: NonNullable<AgencyConfig["finkare"]>,
  secrets: SecretSource,
  { zone, ...line }: FinkareLine,
): Promise<DocumentSource> {
  const { key, baseUrl, invoiceNumber, lookBackDays, currency, scopes, ...options } = config;
  const address = baseUrl === undefined ? {} : { baseUrl };
  const allowed = scopes === undefined ? {} : { scopes };
  const secret = await secrets.read(key);
  return finkareSource(createFinkareClient({ ...options, ...address, ...allowed, key: secret }, line), {
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
  const sources = [
    config.confirma === undefined
      ? undefined
      : confirmaSource(await openConfirma(config.confirma, secrets, line)),
    config.cashIn === undefined ? undefined : await cashIn(config.cashIn, secrets, line),
    config.finkare === undefined ? undefined : await finkare(config.finkare, secrets, { ...line, zone }),
  ];
  return sources.filter((source) => source !== undefined);
}
