import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type AccountPlan,
  certificateJson,
  certificateText,
  certify,
  contentHash,
  type PostingPlan,
  type Reconciliation,
  systemClock,
} from "@confirma-connect/core";
import { thisTool } from "../this-tool.ts";

/** Writes a file whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, { flag: "w", mode: 0o640 });
  await rename(`${path}.part`, path);
}

/** What the operating system calls a failure, e.g. ENOSPC; throws whatever is none of its failures. */
function systemWord(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  throw error;
}

/** Makes the last part of a path, if it is missing. */
async function makeFolder(folder: string): Promise<void> {
  const stats = await stat(folder).catch(() => undefined);
  if (stats === undefined) await mkdir(folder);
}

/** Where a certificate was written, or the operating system's word for why it was not. */
export type WrittenCertificate = { readonly file: string } | { readonly failure: string };

/** What both sides were made with. */
export interface CertifiedPlans {
  readonly plan: AccountPlan;
  /** Absent: the agency itself was not asked. */
  readonly posting?: PostingPlan | undefined;
}

/** Characters of the certificate's hash in its name: enough to tell the runs of one period apart. */
const namedHash = 12;

/**
 * Writes both forms of a reconciliation's certificate into a folder, of which the last part may be missing; gives the
 * path of the JSON. The name has the beginning of the certificate's hash, so that a later run never takes the place of an
 * earlier one.
 */
export async function writeReconcileCertificate(
  folder: string,
  report: Reconciliation,
  { plan, posting }: CertifiedPlans,
): Promise<WrittenCertificate> {
  const createdAt = new Date(systemClock.now()).toISOString();
  const certificate = certify(report, {
    createdAt,
    tool: thisTool,
    plan: { version: plan.version, hash: contentHash(plan) },
    ...(posting === undefined ? {} : { posting: { hash: contentHash(posting) } }),
  });
  const { client, period } = report;
  const days = `${period.from}-${period.to}`;
  const base = join(folder, `reconcile-${client}-${days}-${certificate.hash.slice(0, namedHash)}`);
  try {
    await makeFolder(folder);
    await writeWhole(`${base}.json`, certificateJson(certificate));
    await writeWhole(`${base}.txt`, certificateText(certificate));
  } catch (error) {
    return { failure: systemWord(error) };
  }
  return { file: `${base}.json` };
}
