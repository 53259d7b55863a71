import type { ExchangeAnswer } from "./exchange.ts";

/** An answer under `/__simulator/`, in JSON. */
export function controlAnswer(status: number, value: unknown): ExchangeAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(value), outcome: "probe" };
}

/** What was read, or 404 where reading throws because it names nothing that exists. */
export function controlRead(read: () => unknown, missing: string): ExchangeAnswer {
  try {
    return controlAnswer(200, read());
  } catch {
    // The only failure of a probe is a name that it does not know.
    return controlAnswer(404, { error: missing });
  }
}

/** The body as JSON; undefined when it is none. */
export function controlBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: every caller refuses undefined.
    return undefined;
  }
}

/** Arms one fault or a list of them; all or none. */
export function armFaults<F>(
  body: string,
  parse: (value: unknown) => F | undefined,
  arm: (fault: F) => void,
): ExchangeAnswer {
  const value = controlBody(body);
  if (value === undefined) return controlAnswer(400, { error: "the body is not JSON" });
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const faults = list.map(parse).filter((fault) => fault !== undefined);
  if (faults.length !== list.length) return controlAnswer(400, { error: "unknown kind of fault" });
  try {
    for (const fault of faults) arm(fault);
  } catch {
    // Known, but not of this stand-in as it is configured (e.g. a folder's fault without a folder).
    return controlAnswer(400, { error: "the fault cannot be armed" });
  }
  return controlAnswer(200, { armed: faults.length });
}
