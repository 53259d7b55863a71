import { Clock, ConnectorError, Secret } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";
import {
  ConfirmaClient,
  type ConfirmaOptionsInput,
  confirmaModule,
  defaultConfirmaRoutes,
} from "../../src/index.ts";
import { answered, clock, json, scriptedHttp, testClient } from "../support/test-client.ts";

const configurationError = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    return ConnectorError.is(error) && error.code === "ACC_CONFIG_INVALID" ? error.message : `${error}`;
  }
  return "";
};

describe("routes", () => {
  test.each(["distributionV2", "finvoiceCredentials"] as const)(
    "%s has no public path: calling it names the setting",
    async (route) => {
      const http = scriptedHttp(() => json({}));
      const client = testClient(http);
      const call =
        route === "distributionV2"
          ? client.invoices.distributionV2()
          : client.operations.finvoiceCredentials();
      await expect(call).rejects.toThrow(
        `The path of route ${route} is not public; set routes.${route}.path`,
      );
      expect(http.requests).toEqual([]);
    },
  );

  test("a configured path opens them", async () => {
    const http = scriptedHttp(({ url }) =>
      url.includes("finvoice") ? json({ user: "canary" }) : answered(204, ""),
    );
    const routes = {
      distributionV2: { path: "/v2/invoice/distribution", query: { invoiceNumber: "number" } },
      finvoiceCredentials: { path: "/operations/finvoice", method: "POST" as const },
    };
    const client = testClient(http, { routes, prefix: "/other" });
    await client.invoices.distributionV2({ invoiceNumber: "7" });
    const result = await client.operations.finvoiceCredentials();
    expect(
      http.requests.map(({ method, url }) => [method, new URL(url).pathname + new URL(url).search]),
    ).toEqual([
      ["GET", "/other/v2/invoice/distribution?number=7"],
      ["POST", "/other/operations/finvoice"],
    ]);
    expect(result.type === "ok" && result.value.reveal()).toBe('{"user":"canary"}');
    expect(JSON.stringify(result)).not.toContain("canary");
  });

  test("query names, fixed parameters and headers follow the configuration", async () => {
    const http = scriptedHttp(() => answered(204, ""));
    const routes = {
      settlements: { query: { fromDate: "from", toDate: "until" }, fixedQuery: { v: "2" } },
      createInvoice: { headers: { "X-Source": "erp" } },
    };
    const { payments } = testClient(http, { routes });
    const day = clock.today();
    await payments.retrieveSettlements({ from: day, to: day });
    expect(new URL(http.requests[0]?.url ?? "").search).toBe("?v=2&from=2026-04-01&until=2026-04-01");
  });

  test.each<readonly [string, NonNullable<ConfirmaOptionsInput["routes"]>, string]>([
    ["a path to elsewhere", { payments: { path: "//evil.example" } }, "routes.payments.path: must be a path"],
    ["a path upwards", { payments: { path: "/../admin" } }, "routes.payments.path: must be a path"],
    ["a query in the path", { payments: { path: "/payments?x=1" } }, "routes.payments.path: must be a path"],
    [
      "the key's header",
      { payments: { headers: { "x-API-key": "k" } } },
      "routes.payments.headers.x-API-key: Invalid key",
    ],
    ["an unknown name", { payments: { query: { since: "x" } } }, 'Route payments has no query name "since"'],
  ])("%s is refused", (_, routes, words) => {
    const http = scriptedHttp(() => json([]));
    expect(configurationError(() => testClient(http, { routes }))).toContain(words);
  });

  test("an unknown route is refused by name", () => {
    const options = { routes: JSON.parse('{"paymentz":{"path":"/x"}}') };
    expect(
      configurationError(() =>
        testClient(
          scriptedHttp(() => json([])),
          options,
        ),
      ),
    ).toContain("routes");
  });

  test("only what changes nothing counts as a read; renewing does not", () => {
    const writes = Object.entries(defaultConfirmaRoutes).flatMap(([name, { effect }]) =>
      effect === "write" ? [name] : [],
    );
    expect(writes).toEqual([
      "createClient",
      "renewToken",
      "createInvoice",
      "submitActions",
      "submitAccountingInvoice",
      "submitLedgerDocument",
      "submitAccountingPayments",
    ]);
  });
});

test("the module binds one client per container", () => {
  const container = new Container();
  container.bind(Clock).toConstantValue(clock);
  container.load(confirmaModule({ environment: "staging", keys: { staging: new Secret("k") } }));
  const client = container.get(ConfirmaClient);
  expect(container.get(ConfirmaClient)).toBe(client);
  expect(Object.keys(client)).toEqual(["onboarding", "invoices", "payments", "accounting", "operations"]);
});
