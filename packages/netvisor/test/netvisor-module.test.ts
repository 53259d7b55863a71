import {
  AccountingSystem,
  ConnectorError,
  coreModule,
  Secret,
  SystemRegistryToken,
} from "@confirma-connect/core";
import { NetvisorOptions, netvisorManifest, netvisorModule } from "@confirma-connect/netvisor";
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
      limits: { texts: { sourceName: 100 } },
    });
    expect(manifest.kinds.payment).toMatchObject({
      bestEvidence: "readBack",
      limits: { texts: { sourceName: 82 } },
    });
  });
});
