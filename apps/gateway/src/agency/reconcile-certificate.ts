import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type AccountPlan,
  certificateJson,
  certificateText,
  certify,
  contentHash,
  type Reconciliation,
  systemClock,
} from "@confirma-connect/core";
import { z } from "zod";

const Manifest = z.object({ version: z.string() });

/** This command line, as a certificate names it. */
async function thisTool(): Promise<{ readonly name: string; readonly version: string }> {
  const manifest = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return { name: "confirma-connect", ...Manifest.parse(JSON.parse(manifest)) };
}

/** Writes a file whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, { flag: "w", mode: 0o640 });
  await rename(`${path}.part`, path);
}

/** Writes both forms of a reconciliation's certificate into a folder; gives the path of the JSON. */
export async function writeReconcileCertificate(
  folder: string,
  report: Reconciliation,
  plan: AccountPlan,
): Promise<string> {
  const createdAt = new Date(systemClock.now()).toISOString();
  const certificate = certify(report, {
    createdAt,
    tool: await thisTool(),
    plan: { version: plan.version, hash: contentHash(plan) },
  });
  const { client, period } = report;
  const base = join(folder, `reconcile-${client}-${period.from}-${period.to}`);
  await mkdir(folder, { recursive: true });
  await writeWhole(`${base}.json`, certificateJson(certificate));
  await writeWhole(`${base}.txt`, certificateText(certificate));
  return `${base}.json`;
}
