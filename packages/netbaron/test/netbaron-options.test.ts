import { AccountingSystem, coreModule, Secret, systemClock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import {
  createNetbaronSystem,
  NetbaronOptions,
  type NetbaronOptionsInput,
  netbaronManifest,
  netbaronModule,
} from "@confirma-connect/netbaron";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";

const folder = { type: "folder", path: "/data/netbaron" } as const;
const sftp = {
  type: "sftp",
  host: "sftp.example",
  username: "u",
  hostKey: `SHA256:${"A".repeat(43)}`,
  path: "/",
} as const;
const make = (options: NetbaronOptionsInput) =>
  createNetbaronSystem(options, { http: createHttpClient(), clock: systemClock });
const webService = { server: "https://netbaron.example", organisation: "1001" };

describe("options", () => {
  test.each<readonly [NetbaronOptionsInput, string]>([
    [{ drop: { ...folder, path: "relative" } }, "drop.path: must be an absolute path"],
    [{ drop: { ...folder, inbox: "../in" } }, "drop.inbox"],
    [{ drop: { ...folder, archive: "in" } }, "must differ"],
    [{ drop: { ...folder, waitForPickUp: 5 } }, "needs archive and rejected"],
    [{ drop: sftp }, "needs password or privateKey"],
    [{ drop: { ...sftp, hostKey: "any" } }, "drop.hostKey: must be SHA256:"],
    [{ drop: folder, invoices: "webService" }, "webService.invoicePassword"],
    [
      { drop: folder, webService: { ...webService, costCenterWords: { item: "a", number: "b" } } },
      "webService.accountingPassword",
    ],
    [
      { drop: folder, webService: { ...webService, server: "http://netbaron.example" } },
      "webService.server: must begin with https://",
    ],
    [
      { drop: folder, webService: { ...webService, server: "https://u:p@netbaron.example" } },
      "no credentials",
    ],
  ])("%# are refused with their names, without values", (options, words) => {
    expect(() => make(options)).toThrow(words);
    expect(() => make(options)).toThrow(expect.objectContaining({ code: "ACC_CONFIG_INVALID" }));
  });

  test("nothing of the web service is used unless asked for", () => {
    const system = make({ drop: folder });
    expect(system.registers).toBeUndefined();
    expect(system.manifest.registers).toEqual([]);
    expect(system.ledger?.read).toBeUndefined();
    expect(make({ drop: folder, webService }).registers).toBeUndefined();
  });

  test.each<readonly [NetbaronOptionsInput, number | "never"]>([
    [{ drop: folder }, 0],
    [{ drop: { ...sftp, password: new Secret("p") } }, 60_000],
    [
      {
        drop: folder,
        invoices: "webService",
        webService: { ...webService, invoicePassword: new Secret("p") },
      },
      180_000,
    ],
    [{ drop: folder, lateWriteBound: "never" }, "never"],
  ])("how late a hand-over may land: %#", (options, bound) => {
    expect(netbaronManifest(NetbaronOptions.parse(options)).lateWriteBound).toBe(bound);
    expect(make(options).manifest.lateWriteBound).toBe(bound);
  });

  test("every inferred rule is listed once", () => {
    const { assumptions } = make({ drop: folder }).manifest;
    expect(new Set(assumptions.map(({ id }) => id)).size).toBe(assumptions.length);
    expect(assumptions.every(({ mark }) => mark !== "seen")).toBe(true);
  });
});

test("the module binds one system", () => {
  const container = new Container();
  container.load(coreModule(), netbaronModule({ id: "netbaron-1", drop: folder }));
  expect(container.getAll(AccountingSystem).map(({ id }) => id)).toEqual(["netbaron-1"]);
});

test("a drop that is not there is told by the probe", async () => {
  expect(await make({ drop: { ...folder, path: "/nonexistent/netbaron" } }).probe()).toMatchObject({
    reachable: false,
    problems: [{ code: "ACC_NOT_SENT_UNREACHABLE" }],
  });
});
