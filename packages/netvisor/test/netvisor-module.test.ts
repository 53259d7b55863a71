import {
  AccountingSystem,
  ConnectorError,
  coreModule,
  randomIds,
  Secret,
  SystemRegistryToken,
  systemClock,
} from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  createNetvisorSystem,
  NetvisorOptions,
  type NetvisorOptionsInput,
  netvisorManifest,
  netvisorModule,
} from "@confirma-connect/netvisor";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";

const options = {
  customerId: "customer",
  customerKey: new Secret("customer-key"),
  partnerId: "abc_def",
  partnerKey: new Secret("partner-key"),
  organisationId: "1967543-8",
};

describe("netvisorModule", () => {
  test("binds one system per company, each under its own id", () => {
    const container = new Container();
    container.load(coreModule(), netvisorModule(options), netvisorModule({ ...options, id: "second" }));
    expect(container.getAll(AccountingSystem).map(({ id }) => id)).toEqual(["netvisor", "second"]);
    const registry = container.get(SystemRegistryToken);
    expect(registry.get("second").manifest.system).toBe("second");
  });

  test("wrong options are a configuration error that names them and shows no value", () => {
    const container = new Container();
    const wrong = { ...options, organisationId: "secret-looking", customerId: "tunnus Ä", timeout: 0 };
    container.load(coreModule(), netvisorModule(wrong));
    let caught: unknown;
    try {
      container.getAll(AccountingSystem);
    } catch (error) {
      caught = error;
    }
    expect(ConnectorError.is(caught)).toBe(true);
    expect(String(caught)).toMatch(/customerId.*organisationId.*timeout/u);
    expect(String(caught)).not.toMatch(/secret-looking|tunnus/u);
  });
});

describe("createNetvisorSystem", () => {
  const create = (change: Partial<NetvisorOptionsInput>) => () =>
    createNetvisorSystem(
      { ...options, ...change },
      { http: createHttpClient(), clock: systemClock, ids: randomIds },
    );

  test.each([
    ["http on another machine", "http://netvisor.internal/"],
    ["http on a name that only begins like this machine", "http://localhost.example/"],
    ["credentials in it", "https://user:word@netvisor.example/"],
    ["no scheme", "netvisor.example"],
    ["another scheme", "ftp://netvisor.example/"],
    ["a query", "https://netvisor.example/?key=1"],
  ])("an address with %s is refused at once, in the schema too", (_, baseUrl) => {
    expect(create({ baseUrl })).toThrow(/baseUrl/u);
    expect(NetvisorOptions.safeParse({ ...options, baseUrl }).success).toBe(false);
  });

  test.each(["https://netvisor.example/", "http://localhost:1/", "http://127.0.0.1:80/", "http://[::1]/"])(
    "%s is taken",
    (baseUrl) => {
      expect(create({ baseUrl })().id).toBe("netvisor");
    },
  );

  test("a bound for late writes is never shorter than the wait for an answer", () => {
    const tooShort = /lateWriteBound: must not be shorter than timeout/u;
    expect(create({ lateWriteBound: 119_999 })).toThrow(tooShort);
    expect(create({ timeout: 200_000 })).toThrow(tooShort);
    expect(create({ timeout: 500, lateWriteBound: 500 })().manifest.lateWriteBound).toBe(500);
    expect(create({ timeout: 600_000, lateWriteBound: "never" })().manifest.lateWriteBound).toBe("never");
    expect(create({ timeout: 600_001, lateWriteBound: "never" })).toThrow(/timeout/u);
  });
});

describe("netvisorManifest", () => {
  const manifest = netvisorManifest(NetvisorOptions.parse(options));

  test("sends one request at a time and names every option of an inferred rule", () => {
    expect(manifest.lane).toEqual({ type: "serial" });
    expect(manifest.lateWriteBound).toBe(180_000);
    const known = Object.keys(NetvisorOptions.shape).concat(
      Object.keys(NetvisorOptions.parse(options).readings).map((name) => `readings.${name}`),
    );
    const named = manifest.assumptions.flatMap(({ option }) => option ?? []);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    const readings = known.filter((name) => name.startsWith("readings."));
    expect(readings.filter((name) => !named.includes(name))).toEqual([]);
  });

  test("no assumption is presented as a fact", () => {
    expect(manifest.assumptions.filter(({ mark }) => mark === "seen")).toEqual([]);
  });

  test("without keys in payers' names a payment can be identified, not read back", () => {
    const { kinds } = netvisorManifest(
      NetvisorOptions.parse({ ...options, readings: { keyInPayerName: false } }),
    );
    expect(kinds.payment).toMatchObject({
      bestEvidence: "identified",
      idempotency: "none",
      identity: { searchable: false },
      limits: { texts: { sourceName: 100 } },
    });
    expect(manifest.kinds.payment).toMatchObject({
      bestEvidence: "readBack",
      idempotency: "byLookUp",
      identity: { searchable: true },
      limits: { texts: { sourceName: 82 } },
    });
  });

  test("invoice numbers count as enforced and as long as the options say", () => {
    const readings = { invoiceNumberUnique: true, invoiceNumberLength: 9 };
    const { kinds } = netvisorManifest(NetvisorOptions.parse({ ...options, readings }));
    expect(kinds.invoice?.identity).toMatchObject({ enforced: true, maxLength: 9 });
    expect(manifest.kinds.invoice?.identity).toMatchObject({ enforced: false, maxLength: 18 });
  });
});
