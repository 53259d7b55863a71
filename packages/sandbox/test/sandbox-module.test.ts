import {
  AccountingSystem,
  AccountPlan,
  ClientProfile,
  ConfigurationError,
  coreModule,
  DeliveryEngineToken,
  randomIds,
  Secret,
  systemClock,
} from "@confirma-connect/core";
import { createSandboxSystem, SandboxBooks, sandboxModule } from "@confirma-connect/sandbox";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";

const parts = { clock: systemClock, ids: randomIds };

describe("sandboxModule", () => {
  test("binds one accounting system next to core", async () => {
    const container = new Container();
    const profile = { id: "client", system: "sandbox", plan: AccountPlan.parse({}) };
    container.bind(ClientProfile).toConstantValue(profile);
    await container.load(coreModule(), sandboxModule({ token: new Secret("token") }));
    const system = container.get(AccountingSystem);
    expect(system.id).toBe("sandbox");
    expect(await system.probe()).toEqual({ reachable: true, authenticated: true, problems: [] });
    expect(container.get(AccountingSystem)).toBe(system);
    expect(await container.get(DeliveryEngineToken).runDue({ client: "client", worker: "one" })).toBe(0);
  });
});

describe("createSandboxSystem", () => {
  test("refuses options that cannot work", () => {
    const create = () =>
      createSandboxSystem({ token: new Secret("token"), lateWriteBound: -1, width: 0 }, parts);
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(/lateWriteBound.*width/s);
  });

  test("probes what is wrong with the connection", async () => {
    const books = new SandboxBooks({ clock: systemClock, companies: { demo: "right" } });
    const wrong = createSandboxSystem({ token: new Secret("wrong"), books }, parts);
    const refused = await wrong.probe();
    expect(refused).toMatchObject({ reachable: true, authenticated: false });
    expect(refused.problems.map(({ code }) => code)).toEqual(["ACC_AUTH_FAILED"]);
    books.arm({ type: "refuseConnection", on: "read" });
    const unreachable = await wrong.probe();
    expect(unreachable).toMatchObject({ reachable: false, authenticated: false });
    expect(unreachable.problems.map(({ code }) => code)).toEqual(["ACC_NOT_SENT_UNREACHABLE"]);
  });

  test("reads registers and finds customers by a keyword", async () => {
    const books = new SandboxBooks({ clock: systemClock, companies: { demo: "token" } });
    books.seed("demo", "customers", { key: "C1", name: "Alpha Oy" });
    books.seed("demo", "customers", { key: "C2", name: "Beta Oy" });
    const { registers } = createSandboxSystem({ token: new Secret("token"), books }, parts);
    const found = [];
    for await (const customer of registers?.customers?.({ keyword: "beta" }) ?? []) found.push(customer);
    expect(found).toEqual([{ vendorId: "C-2", code: "C2", name: "Beta Oy" }]);
    expect(await registers?.periods?.()).toMatchObject({ accountingLock: "2025-12-31" });
  });
});
