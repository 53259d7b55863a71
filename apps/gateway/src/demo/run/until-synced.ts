import { setTimeout as pause } from "node:timers/promises";
import { syncStatus } from "@confirma-connect/core";
import type { ProgressLine } from "../../command/output/progress-line.ts";
import type { DemoClient } from "../client/demo-client.ts";
import type { Agency } from "./agency.ts";

const patience = 60_000;

/** Shows progress until nothing of the clients is under way any more, or patience ends. */
export async function untilSynced(
  agency: Agency,
  clients: readonly DemoClient[],
  { progress, stopped }: { readonly progress: ProgressLine; readonly stopped: AbortSignal },
): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    stopped.throwIfAborted();
    const rows = await agency.allRows(clients);
    const open = rows.filter(({ status }) => status === syncStatus.pending).length;
    if (open === 0) return;
    progress.show(`${open} documents of the settlements are under way`);
    await pause(150);
  }
}
