import { readFile } from "node:fs/promises";
import { ConnectorError, Secret, type SecretSource } from "@confirma-connect/core";

const unreadable = (message: string, cause?: unknown): ConnectorError =>
  new ConnectorError({ code: "ACC_CONFIG_SECRET", stage: "configure", delivery: "notSent", message, cause });

function fromEnvironment(name: string, environment: NodeJS.ProcessEnv): Secret {
  const value = environment[name];
  if (value !== undefined && value !== "") return new Secret(value);
  throw unreadable(`the environment variable ${name} is not set`);
}

async function fromFile(path: string): Promise<Secret> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw unreadable(`the secret file ${path} cannot be read`, cause);
  }
  const value = text.replace(/\r?\n$/, "");
  if (value === "" || /[\r\n]/.test(value)) throw unreadable(`the secret file ${path} must hold one line`);
  return new Secret(value);
}

/** Reads `env:NAME` and `file:path` references from this machine. */
export const hostSecrets = (environment: NodeJS.ProcessEnv = process.env): SecretSource => ({
  async read(reference) {
    if (reference.startsWith("env:")) return fromEnvironment(reference.slice("env:".length), environment);
    if (reference.startsWith("file:")) return fromFile(reference.slice("file:".length));
    throw unreadable("a secret must be named by env:NAME or file:path");
  },
});
