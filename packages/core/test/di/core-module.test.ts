import {
  AccountingEndpointsToken,
  AccountingSystem,
  AccountPlan,
  ClientProfile,
  ConnectorError,
  coreModule,
  DeliveryEngineToken,
  OperatorDeskToken,
  SystemRegistryToken,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";
import { FakeBooks, fakeSystem, VirtualClock } from "../support/fake-system.ts";

const container = (...systems: readonly AccountingSystem[]) => {
  const made = new Container();
  made.load(coreModule());
  for (const system of systems) made.bind(AccountingSystem).toConstantValue(system);
  made.bind(ClientProfile).toConstantValue({ id: "c", system: "fake", plan: AccountPlan.parse({}) });
  return made;
};

const fake = () => fakeSystem(new FakeBooks(new VirtualClock()));

describe("coreModule", () => {
  test("resolves engine, endpoints and desk, each once", () => {
    const made = container(fake());
    for (const token of [DeliveryEngineToken, AccountingEndpointsToken, OperatorDeskToken]) {
      expect(made.get<unknown>(token)).toBe(made.get<unknown>(token));
    }
  });

  test("collects every bound system and picks by identifier", () => {
    const registry = container(fake(), { ...fake(), id: "other" }).get(SystemRegistryToken);
    expect(registry.ids).toEqual(["fake", "other"]);
    expect(registry.get("other").id).toBe("other");
  });

  test("says which system is missing or bound twice", () => {
    const registry = container(fake()).get(SystemRegistryToken);
    expect(() => registry.get("fortnox")).toThrow(/fortnox is not bound; bound are: fake/u);
    expect(() => registry.channel("fake", "invoice")).toThrow(/no documents of kind invoice/u);
    expect(() => container(fake(), fake()).get(SystemRegistryToken)).toThrow(/bound twice/u);
  });
});

describe("ConnectorError", () => {
  test("is recognised without instanceof and shows no cause", () => {
    const cause = new Error("account FI2112345600000785");
    const error = new ConnectorError({
      code: "ACC_CONFIG_INVALID",
      stage: "configure",
      delivery: "notSent",
      cause,
    });
    expect(ConnectorError.is(error)).toBe(true);
    expect(ConnectorError.is(cause)).toBe(false);
    expect(JSON.stringify(error)).not.toContain("FI21");
  });
});
