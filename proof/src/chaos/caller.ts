import { sampleDocuments } from "@confirma-connect/conformance";
import type { DocumentKind } from "@confirma-connect/core";
import { z } from "zod";
import { bodyOf, encoded } from "../simulation/document.ts";
import { apiKeyOf, type ChaosClient } from "./chaos-config.ts";

/** A document that a caller hands to the gateway. */
export interface ChaosDocument {
  readonly client: ChaosClient;
  readonly kind: Extract<DocumentKind, "invoice" | "ledger">;
  readonly n: number;
  /** The caller's identifier of it. */
  readonly identifier: string;
}

const samples = sampleDocuments({
  receivables: "1701",
  sales: "3000",
  vat: "2939",
  unknownAccount: "8888",
});

/** The `n`th document of a client; odd ones are invoices. */
export function documentOf(client: ChaosClient, n: number): ChaosDocument {
  const kind = n % 2 === 0 ? "ledger" : "invoice";
  return { client, kind, n, identifier: samples[kind].valid(n).identifier };
}

function bodyText({ kind, n }: ChaosDocument): string {
  const content =
    kind === "ledger"
      ? { kind, document: samples.ledger.valid(n).document }
      : { kind, document: samples.invoice.valid(n).document };
  return bodyOf(kind, [encoded(content)]);
}

/** Submits once; true when the gateway acknowledged it, undefined when no answer came. */
export async function submit(url: string, document: ChaosDocument): Promise<boolean | undefined> {
  try {
    const answer = await fetch(new URL(`api/v1/partner/accounting/${document.kind}`, url), {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": apiKeyOf(document.client) },
      body: bodyText(document),
      signal: AbortSignal.timeout(5_000),
    });
    await answer.arrayBuffer();
    if (answer.status === 202) return true;
    // 503: a gateway that is ending says so; everything else is a defect of gateway or harness.
    if (answer.status === 503) return false;
    throw new ChaosDefect(`${document.identifier} was answered with ${answer.status}`);
  } catch (error) {
    if (error instanceof ChaosDefect) throw error;
    // The gateway died, or was not there: the caller does not know and asks again later.
    return undefined;
  }
}

/** Something that must not happen, whatever is killed. */
class ChaosDefect extends Error {}

const Rows = z.array(z.object({ sourceIdentifier: z.string(), status: z.number() }));
const StatusAnswer = z.union([
  z.object({ ledgers: Rows }).transform(({ ledgers }) => ledgers),
  z.object({ invoices: Rows }).transform(({ invoices }) => invoices),
]);

/** Status by identifier of everything that the gateway knows about a client's documents of a kind. */
export async function statusOf(
  url: string,
  client: ChaosClient,
  kind: ChaosDocument["kind"],
): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(new URL(`api/v1/partner/accounting/${kind}`, url), {
    headers: { "x-api-key": apiKeyOf(client) },
  });
  if (answer.status === 204) return new Map();
  const rows = StatusAnswer.parse(await answer.json());
  return new Map(rows.map(({ sourceIdentifier, status }) => [sourceIdentifier, status]));
}
