import { civilDate, Secret } from "@confirma-connect/core";
import type { HttpClient } from "@confirma-connect/http";
import { NetvisorClient, type NetvisorClientOptions } from "../../src/transport/netvisor-client.ts";

/** A client with made-up credentials, a clock that stands still and counting identifiers. */
export function testClient(http: HttpClient, options: NetvisorClientOptions = {}): NetvisorClient {
  let count = 0;
  const next = () => {
    count += 1;
    return `tx-${count}`;
  };
  return new NetvisorClient({
    baseUrl: "https://netvisor.example/",
    credentials: {
      sender: "Confirma Connect",
      customerId: "customer",
      partnerId: "abc_def",
      organisationId: "1967543-8",
      language: "EN",
      customerKey: new Secret("customer-key"),
      partnerKey: new Secret("partner-key"),
    },
    http,
    clock: { now: () => 1_704_110_400_000, today: () => civilDate("2024-01-01") },
    ids: { next },
    options,
  });
}

/** Netvisor's envelope around the text of an answer. */
export const okAnswer = (content = ""): string =>
  `<Root><ResponseStatus><Status>OK</Status><TimeStamp>1.10.2009 16:03:24</TimeStamp></ResponseStatus>${content}</Root>`;

/** A failure in Netvisor's envelope. */
export const failedAnswer = (status: string): string =>
  `<Root><ResponseStatus><Status>FAILED</Status><Status>${status}</Status></ResponseStatus></Root>`;
