import { type Run, run } from "./fake-host.ts";

/** Runs a command that only ends when it is told to, and asks something of it while it runs. */
export async function whileRunning(
  argv: readonly string[],
  ask: (out: string) => Promise<void>,
): Promise<Run & { readonly asked: number }> {
  const stopping = new AbortController();
  const asked: Promise<void>[] = [];
  const onOut = (out: string): void => {
    if (!out.endsWith("\n") || asked.length > 0) return;
    asked.push(ask(out).finally(() => stopping.abort()));
  };
  const result = await run(argv, { stopped: stopping.signal, onOut });
  await Promise.all(asked);
  return { ...result, asked: asked.length };
}
