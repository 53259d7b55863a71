import { inspect } from "node:util";
import { CashInKey, createCashInClient } from "@confirma-connect/cash-in";
import { createConfirmaClient } from "@confirma-connect/confirma";
import { Secret, systemClock } from "@confirma-connect/core";
import { createFinkareClient } from "@confirma-connect/finkare";
import { createHttpClient } from "@confirma-connect/http";
import { canaryPersons, canarySecrets } from "./canary.ts";
import type { ChannelScan } from "./channel-scan.ts";
import { type QuotedAnswer, startQuotingVendor } from "./quoting-vendor.ts";

const statuses = [400, 401, 404, 409, 422, 429, 500, 200] as const;

/** A refusal that quotes, as JSON, as a page, and as a success that is none. */
function agencyRefusal(words: string, turn: number): QuotedAnswer {
  const status = statuses[turn % statuses.length] ?? 500;
  const body = JSON.stringify({
    error: { code: words, message: words },
    message: words,
    data: [{ id: words }],
  });
  return turn % 2 === 0
    ? { status, type: "application/json", body }
    : { status, type: "text/html", body: `<html>${words}</html>` };
}

/** Calls of the three agency clients, with canaries in keys and arguments. */
function callsOf(base: string): Readonly<Record<string, () => Promise<unknown>>> {
  const parts = { http: createHttpClient({ timeout: 5_000 }), clock: systemClock };
  const key = new Secret(canarySecrets.confirma);
  const confirma = createConfirmaClient(
    { environment: "staging", keys: { staging: key }, hosts: { staging: base } },
    parts,
  );
  const creditorKey = new CashInKey("creditor", "production", new Secret(canarySecrets.cashIn));
  const cashIn = createCashInClient({ environment: "production", baseUrl: base, creditorKey }, parts);
  const finkare = createFinkareClient(
    { environment: "production", baseUrl: base, key: new Secret(canarySecrets.finkare) },
    parts,
  );
  return {
    "errors of the Confirma client": () => confirma.operations.finvoiceCredentials(),
    "errors of the Cash-In client": () => cashIn.allocatedPayments.page({}),
    "errors of the Finkare client": () => finkare.payments.get(canaryPersons.vendor.note),
  };
}

const shown = (value: unknown): string =>
  `${inspect(value, { depth: 12 })}\n${JSON.stringify(value)}\n${value instanceof Error ? (value.stack ?? "") : ""}`;

/** Lets each client meet an agency that quotes; what a host would log of results and errors is heard. */
export async function askAgencies(scan: ChannelScan): Promise<void> {
  const words = `${Object.values(canaryPersons.vendor).join(" ")}`;
  const vendor = await startQuotingVendor({ words, form: agencyRefusal });
  try {
    for (const [channel, call] of Object.entries(callsOf(vendor.url.replace(/\/$/u, "")))) {
      const hear = scan.open(channel);
      for (const _status of statuses) {
        await call().then(
          (result) => hear(shown(result)),
          (error: unknown) => hear(shown(error)),
        );
      }
    }
  } finally {
    await vendor.close();
  }
}
