import { Clock, ConnectorError, Secret } from "@confirma-connect/core";
import { serviceAddressRule } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";
import { PartnerClient } from "../../src/client/partner-client.ts";
import { CashInClient, CashInKey, cashInModule, createCashInClient } from "../../src/index.ts";
import { cashInRoutes } from "../../src/route/route-overrides.ts";
import { CashInTransport } from "../../src/transport/cash-in-transport.ts";
import { sealedAnswer } from "../../src/transport/sealed-answer.ts";
import { clock, creditorKey, json, partnerKey, scriptedHttp, testClient } from "../support/test-client.ts";

const wording = (make: () => unknown): string => {
  try {
    make();
  } catch (error) {
    return ConnectorError.is(error) && error.code === "ACC_CONFIG_INVALID" ? error.message : `${error}`;
  }
  return "accepted";
};

const parts = (http = scriptedHttp(() => json({}))) => ({ http, clock });
const base = "https://api.cash-in.com/v2";
const line = { base, timeout: 1, routes: cashInRoutes({ sendSms: { path: "/sms" } }), ...parts() };

describe("partner and creditor keys", () => {
  test("are different types, and a creditor key is refused at run time where a partner key belongs", () => {
    expect(
      wording(() =>
        createCashInClient(
          // @ts-expect-error A creditor key is not a partner key.
          { environment: "production", partnerKey: creditorKey },
          parts(),
        ),
      ),
    ).toBe("Cash-In options: partnerKey: must be a partner key");
    expect(
      wording(() =>
        createCashInClient(
          // @ts-expect-error A partner key is not a creditor key.
          { environment: "production", creditorKey: partnerKey },
          parts(),
        ),
      ),
    ).toBe("Cash-In options: creditorKey: must be a creditor key");
  });

  test("partner services do not take a transport with a creditor key", () => {
    expect(
      wording(
        () =>
          // @ts-expect-error The key of this transport is of the other kind.
          new CashInTransport({ ...line, kind: "partner", key: creditorKey }),
      ),
    ).toBe("A creditor key cannot be used for partner endpoints");
    const creditor = new CashInTransport({ ...line, kind: "creditor", key: creditorKey });
    // @ts-expect-error Partner services need a partner's transport.
    const services = new PartnerClient(creditor);
    return expect(services.sendSms({ recipient: "1", message: "x" })).rejects.toThrow(
      "Route sendSms needs a partner key",
    );
  });

  test("a creditor's transport has no partner route, and a partner's no creditor route", async () => {
    const creditor = new CashInTransport({ ...line, kind: "creditor", key: creditorKey });
    const partner = new CashInTransport({ ...line, kind: "partner", key: partnerKey });
    await expect(
      // @ts-expect-error sendSms is a partner service.
      creditor.call({ route: "sendSms" }, sealedAnswer),
    ).rejects.toThrow("Route sendSms needs a partner key");
    await expect(
      // @ts-expect-error Allocated payments are a creditor's.
      partner.call({ route: "allocatedPayments" }, sealedAnswer),
    ).rejects.toThrow("Route allocatedPayments needs a creditor key");
  });

  test("without a partner key nothing is sent, although there is a creditor key", async () => {
    const http = scriptedHttp(() => json({}));
    const routes = { sendSms: { path: "/sms" } };
    const client = createCashInClient({ environment: "production", creditorKey, routes }, parts(http));
    const call = client.partner.sendSms({ recipient: "1", message: "x" });
    await expect(call).rejects.toThrow("Route sendSms needs a partner key");
    expect(http.requests).toEqual([]);
  });

  test("show nothing of themselves", () => {
    expect(JSON.stringify(creditorKey)).toBe('{"kind":"creditor","environment":"production"}');
  });
});

describe("environments", () => {
  const sandboxKey = new CashInKey("creditor", "sandbox", new Secret("s"));

  test("a key of the other environment is refused", () => {
    expect(wording(() => testClient(parts().http, { creditorKey: sandboxKey }))).toBe(
      "The creditor key belongs to sandbox, not to production",
    );
  });

  test("the sandbox needs an address", () => {
    const sandbox = { environment: "sandbox" as const, creditorKey: sandboxKey };
    expect(wording(() => createCashInClient(sandbox, parts()))).toBe(
      "The sandbox's address is not public; set baseUrl",
    );
  });

  test.each(["https://API.cash-in.com/v3", "https://api.cash-in.com./v2", "https://api.cash-in.com:8443/v2"])(
    "production's host, written as %s, is none for the sandbox",
    (baseUrl) => {
      const sandbox = { environment: "sandbox" as const, creditorKey: sandboxKey, baseUrl };
      expect(wording(() => createCashInClient(sandbox, parts()))).toBe(
        "The address for the sandbox is production's",
      );
    },
  );

  test.each([
    "http://sandbox.example/v2",
    "https://u:p@sandbox.example/v2",
    "https://sandbox.example/v2?x=1",
  ])("%s is refused as an address, with words that quote nothing of it", (baseUrl) => {
    const sandbox = { environment: "sandbox" as const, creditorKey: sandboxKey, baseUrl };
    expect(wording(() => createCashInClient(sandbox, parts()))).toBe(
      `Cash-In options: baseUrl: ${serviceAddressRule}`,
    );
  });

  test("an address of one's own is used as it is given", async () => {
    const http = scriptedHttp(() => json([]));
    const sandbox = {
      environment: "sandbox" as const,
      creditorKey: sandboxKey,
      baseUrl: "http://127.0.0.1:9/v2/",
    };
    await createCashInClient(sandbox, parts(http)).invoices.list();
    expect(http.requests.map(({ url }) => url)).toEqual(["http://127.0.0.1:9/v2/salesinvoices"]);
  });
});

test("the module binds one client per container", () => {
  const container = new Container();
  container.bind(Clock).toConstantValue(clock);
  container.load(cashInModule({ environment: "production", creditorKey }));
  expect(container.get(CashInClient)).toBe(container.get(CashInClient));
});
