import { type Reconciliation, reconcileExitCodes, reconcileResult } from "@confirma-connect/core";
import type { WrittenCertificate } from "../../../agency/reconcile-certificate.ts";
import { type CommandContext, printJson } from "../../context.ts";
import { certificateRefused } from "./certificate-folder.ts";
import { printReconciliation } from "./print-reconciliation.ts";

/** What decides how a result is told. */
export interface TellOptions {
  readonly json: boolean;
  /** Folder that was asked for. */
  readonly certificate?: string;
}

/** Tells the result, and where its certificate is. A result whose certificate could not be written is told all the same. */
export function tellReconciliation(
  { host, finish }: CommandContext,
  { json, certificate: folder }: TellOptions,
  report: Reconciliation,
  written: WrittenCertificate | undefined,
): void {
  const result = reconcileResult(report);
  finish(reconcileExitCodes[result]);
  const certificate = written !== undefined && "file" in written ? written.file : undefined;
  const lost =
    written !== undefined && "failure" in written
      ? certificateRefused(`the certificate cannot be written into ${folder} (${written.failure})`)
      : undefined;
  if (lost !== undefined) finish(lost.exitCode);
  if (json) {
    const error = lost && { code: lost.code, message: lost.message, advice: lost.advice };
    printJson(host, { result, certificate, error, ...report });
    return;
  }
  host.out(printReconciliation(report));
  if (certificate !== undefined) host.out(`certificate: ${certificate}\n`);
  if (lost !== undefined) host.err(`error ${lost.code}: ${lost.message}\n  do: ${lost.advice}\n`);
}
