import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { Secret } from "@confirma-connect/core";
import { hostKeyFingerprint } from "@confirma-connect/netbaron";
import { build } from "esbuild";
import ssh2 from "ssh2";
import type { SftpStoreOptions } from "../../src/transport/sftp-store.ts";

const user = "confirma";
const password = "sftp-test-password";

/** A running SFTP server process. */
export interface SftpServer {
  readonly options: SftpStoreOptions;
  readonly password: string;
  /** Arms a fault for the next rename. */
  arm(fault: "breakBeforeRename" | "breakAfterRename" | "silence"): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an SFTP server in a process of its own, on loopback, with a folder of this machine as its root. */
export async function startSftpServer(root: string): Promise<SftpServer> {
  const folder = join(import.meta.dirname, "../../node_modules/.cache", `sftp-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, "child.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "sftp-child.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["ssh2"],
    logLevel: "error",
  });
  const keys = ssh2.utils.generateKeyPairSync("ed25519");
  const parsed = ssh2.utils.parseKey(keys.public);
  if (parsed instanceof Error) throw parsed;
  const hostKey = hostKeyFingerprint(parsed.getPublicSSH());
  const secret = Buffer.from(keys.private).toString("base64");
  const child = spawn(process.execPath, [outfile, root, secret, user, password], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const port = Number((await nextLine(lines)).replace("port ", ""));
  return {
    options: {
      host: "127.0.0.1",
      port,
      username: user,
      password: new Secret(password),
      privateKey: undefined,
      passphrase: undefined,
      hostKey,
      path: "/",
      fileMode: 0o640,
      timeout: 3_000,
    },
    password,
    arm: async (fault) => {
      const armed = nextLine(lines);
      child.stdin.write(`${fault}\n`);
      await armed;
    },
    stop: () => stop(child, folder),
  };
}

async function nextLine(lines: Interface): Promise<string> {
  const [line]: readonly unknown[] = await once(lines, "line");
  return String(line);
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = once(child, "exit");
  child.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
