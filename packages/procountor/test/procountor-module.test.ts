import {
  AccountingSystem,
  ConnectorError,
  coreModule,
  Secret,
  SystemRegistryToken,
} from "@confirma-connect/core";
import { ProcountorOptions, procountorManifest, procountorModule } from "@confirma-connect/procountor";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";

const options = {
  clientId: "client",
  clientSecret: new Secret("client-secret"),
  apiKey: new Secret("api-key"),
};

describe("procountorModule", () => {
  test("binds one system per company, each under its own id", () => {
    const container = new Container();
    container.load(coreModule(), procountorModule(options), procountorModule({ ...options, id: "second" }));
    expect(container.getAll(AccountingSystem).map(({ id }) => id)).toEqual(["procountor", "second"]);
    expect(container.get(SystemRegistryToken).get("second").manifest.system).toBe("second");
  });

  test("wrong options are a configuration error that names them and shows no value", () => {
    const container = new Container();
    container.load(
      coreModule(),
      procountorModule({ ...options, currency: "secret-looking", timeout: 0, requestsPerSecond: 61 }),
    );
    let caught: unknown;
    try {
      container.getAll(AccountingSystem);
    } catch (error) {
      caught = error;
    }
    expect(ConnectorError.is(caught)).toBe(true);
    expect(String(caught)).toMatch(/currency.*timeout.*requestsPerSecond/u);
    expect(String(caught)).not.toContain("secret-looking");
  });
});

describe("the base address", () => {
  test.each(["http://procountor.example/api", "https://user:word@procountor.example/api", "procountor"])(
    "%s is refused, in the schema too",
    (baseUrl) => {
      expect(ProcountorOptions.safeParse({ ...options, baseUrl }).success).toBe(false);
      const container = new Container();
      container.load(coreModule(), procountorModule({ ...options, baseUrl }));
      expect(() => container.get(AccountingSystem)).toThrow(/baseUrl/u);
    },
  );
});

describe("procountorManifest", () => {
  const parsed = ProcountorOptions.parse(options);
  const manifest = procountorManifest(parsed);

  test("says its pace, and a bound for late writes beyond a person's five minutes", () => {
    expect(manifest).toMatchObject({
      lane: { type: "parallel", width: 4 },
      requestsPerSecond: 20,
      lateWriteBound: 360_000,
    });
  });

  test("says for every kind what an unattended integration cannot take back", () => {
    expect(manifest.kinds.payment?.undo).toMatch(/cannot take back a payment.*Procountor Key app/u);
    expect(manifest.kinds.invoice?.undo).toMatch(/once sent, it can only be credited/u);
    expect(manifest.kinds.ledger?.undo).toMatch(/while its year and period are open/u);
  });

  test("names every option of an inferred rule, and presents none as a fact", () => {
    const readings = Object.keys(parsed.readings).map((name) => `readings.${name}`);
    const named = manifest.assumptions.flatMap(({ option }) => option ?? []);
    expect(
      named.filter((name) => ![...Object.keys(ProcountorOptions.shape), ...readings].includes(name)),
    ).toEqual([]);
    // Which receipts are read is a choice, not a rule of Procountor's.
    expect(readings.filter((name) => !named.includes(name))).toEqual(["readings.receiptTypes"]);
    expect(manifest.assumptions.filter(({ mark }) => mark === "seen")).toEqual([]);
  });

  test("without keys in descriptions a payment can be identified, not read back", () => {
    const content = procountorManifest(
      ProcountorOptions.parse({ ...options, readings: { paymentKey: "content" } }),
    );
    expect([manifest.kinds.payment?.bestEvidence, content.kinds.payment?.bestEvidence]).toEqual([
      "readBack",
      "identified",
    ]);
  });
});

test.each([
  ["1 SALES", "1"],
  ["2 PURCHASE", "2"],
  ["vat_12", "12"],
  ["12", "12"],
  ["KOMY", "KOMY"],
])("reading writes the plan's VAT target %s as %s", (target, read) => {
  const container = new Container();
  container.load(coreModule(), procountorModule(options));
  expect(container.get(AccountingSystem).vatCodeAsRead?.(target)).toBe(read);
});
