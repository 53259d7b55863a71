import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { Secret } from "@confirma-connect/core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Drop } from "../../src/transport/drop.ts";
import type { DropFile } from "../../src/transport/drop-sight.ts";
import { SftpStore } from "../../src/transport/sftp-store.ts";
import { type SftpServer, startSftpServer } from "../support/sftp-server.ts";
import { temporaryDrop } from "../support/temporary-folder.ts";

let server: SftpServer;
let folder: ReturnType<typeof temporaryDrop>;

beforeAll(async () => {
  server = await startSftpServer("/");
});
afterAll(async () => {
  await server.stop();
});
beforeEach(() => {
  folder = temporaryDrop();
});
afterEach(() => folder.remove());

const at = (...path: readonly string[]): string => join(folder.path, ...path);

const dropOf = (change: object = {}) =>
  new Drop(new SftpStore({ ...server.options, path: folder.path, ...change }), {
    inbox: "in",
    archive: "done",
    rejected: "refused",
    reasonEnding: ".why.txt",
    control: "control",
  });

const file: DropFile = {
  name: "CCA3REAFV7P1A80_1001_0123456789abcdef.csv",
  key: "CCA3REAFV7P1A80",
  bytes: Buffer.from("Tili;ä\n".repeat(20_000), "utf8"),
  totals: { rows: "1" },
};

describe("over SFTP, against a server process", () => {
  test("a file is handed over whole, under its name only, with its control totals", async () => {
    expect(await dropOf().handOver(file)).toEqual({ type: "present", place: "inbox" });
    expect(readdirSync(at("in"))).toEqual([file.name]);
    expect(Buffer.compare(readFileSync(at("in", file.name)), file.bytes)).toBe(0);
    expect(JSON.parse(readFileSync(at("control", `${file.key}.json`), "utf8"))).toMatchObject({
      file: file.name,
    });
    expect(await dropOf().handOver(file)).toEqual({ type: "present", place: "inbox" });
    expect(await dropOf().look(file)).toEqual({ type: "present", place: "inbox" });
  });

  test("another content under the name is never replaced", async () => {
    writeFileSync(at("in", file.name), "theirs");
    expect((await dropOf().handOver(file)).type).toBe("taken");
    expect(readFileSync(at("in", file.name), "utf8")).toBe("theirs");
  });

  test("the archive and the reasons of refusals are read", async () => {
    await dropOf().handOver(file);
    renameSync(at("in", file.name), at("done", file.name));
    expect(await dropOf().look(file)).toEqual({ type: "present", place: "archive" });
    expect((await dropOf().readArchive(".csv")).map(({ name }) => name)).toEqual([file.name]);
    renameSync(at("done", file.name), at("refused", file.name));
    writeFileSync(at("refused", `${file.name}.why.txt`), "no account");
    expect(await dropOf().look(file)).toEqual({ type: "rejected", reason: "no account" });
  });

  test("a connection that breaks before the rename: unknown, then absent, then handed over once", async () => {
    await server.arm("breakBeforeRename");
    expect((await dropOf().handOver(file)).type).toBe("unknown");
    expect(await dropOf().look(file)).toEqual({ type: "absent" });
    expect((await dropOf().handOver(file)).type).toBe("present");
    expect(readdirSync(at("in"))).toEqual([file.name]);
  });

  test("a connection that breaks after the rename: unknown, then found", async () => {
    await server.arm("breakAfterRename");
    expect((await dropOf().handOver(file)).type).toBe("unknown");
    expect(await dropOf().look(file)).toEqual({ type: "present", place: "inbox" });
  });

  test("a server that falls silent during the rename: unknown in bounded time, then found", async () => {
    await server.arm("silence");
    expect((await dropOf({ timeout: 500 }).handOver(file)).type).toBe("unknown");
    expect(await dropOf().look(file)).toEqual({ type: "present", place: "inbox" });
  });

  test("a server with another host key is not spoken to", async () => {
    const hostKey = `SHA256:${"A".repeat(43)}`;
    const outcome = await dropOf({ hostKey }).handOver(file);
    expect(outcome).toMatchObject({ type: "notSent", problem: { code: "ACC_AUTH_FAILED" } });
    expect(JSON.stringify(outcome)).toContain("host key");
    expect(existsSync(at("control"))).toBe(false);
    expect(await dropOf({ hostKey }).look(file)).toMatchObject({
      type: "unclear",
      problem: { code: "ACC_AUTH_FAILED" },
    });
  });

  test("wrong credentials are an operator's problem and not sent", async () => {
    const outcome = await dropOf({ password: new Secret("wrong") }).handOver(file);
    expect(outcome).toMatchObject({
      type: "notSent",
      problem: { code: "ACC_AUTH_FAILED", actor: "operator" },
    });
  });

  test("no server: not sent; a missing folder: not sent, and nothing is absent", async () => {
    expect(await dropOf({ port: 1 }).handOver(file)).toMatchObject({
      type: "notSent",
      problem: { code: "ACC_NOT_SENT_UNREACHABLE" },
    });
    const nowhere = dropOf({ path: at("nowhere") });
    expect((await nowhere.handOver(file)).type).toBe("notSent");
    expect((await nowhere.look(file)).type).toBe("unclear");
    expect(await nowhere.probe()).toMatchObject({ code: "ACC_NOT_SENT_UNREACHABLE" });
    expect(await dropOf().probe()).toBeUndefined();
  });

  test("a cancelled hand-over is not sent", async () => {
    expect((await dropOf().handOver(file, AbortSignal.abort())).type).toBe("notSent");
    expect(readdirSync(at("in"))).toEqual([]);
  });

  test("no secret is shown", () => {
    const store = new SftpStore(server.options);
    expect(inspect(store, { depth: 10, showHidden: true }) + JSON.stringify(store)).not.toContain(
      server.password,
    );
  });
});
