import type { z } from "zod";
import type { SystemConfig } from "./system-config.ts";

interface Keyed {
  readonly id: string;
  readonly apiKeyHashes: readonly string[];
  readonly system: SystemConfig;
}

interface Checked {
  readonly clients: readonly Keyed[];
  readonly operator?: { readonly apiKeyHashes: readonly string[] } | undefined;
  readonly metrics: string;
}

interface Place {
  readonly value: string;
  readonly path: readonly (string | number)[];
}

const repeated = <P extends Place>(places: readonly P[]): readonly P[] =>
  places.filter(({ value }, index) => places.findIndex((other) => other.value === value) < index);

const hashPlaces = ({ clients, operator }: Checked): readonly Place[] => [
  ...clients.flatMap(({ apiKeyHashes }, client) =>
    apiKeyHashes.map((value, index) => ({ value, path: ["clients", client, "apiKeyHashes", index] })),
  ),
  ...(operator?.apiKeyHashes ?? []).map((value, index) => ({
    value,
    path: ["operator", "apiKeyHashes", index],
  })),
];

/** A setting that no two clients may share, and why. */
interface Sole {
  readonly value: readonly unknown[];
  readonly setting: readonly string[];
  readonly why: string;
}

/** What tells a client's company from others; each client delivers on its own. */
function soleOf(system: SystemConfig): Sole | undefined {
  switch (system.type) {
    case "netvisor": {
      const value = [system.type, system.environment, system.baseUrl, system.organisationId];
      const why = "is the company of an earlier client; Netvisor takes one request at a time per company";
      return { value, setting: ["organisationId"], why };
    }
    case "procountor": {
      const value = [system.type, system.environment, system.baseUrl, system.apiKey];
      return { value, setting: ["apiKey"], why: "is the key, and so the company, of an earlier client" };
    }
    case "netbaron": {
      const { drop } = system;
      const host = drop.type === "sftp" ? [drop.host, drop.port] : [];
      const why = "is the drop of an earlier client; files of two clients would mix";
      return { value: [system.type, ...host, drop.path], setting: ["drop", "path"], why };
    }
    case "sandbox":
      return undefined;
  }
}

const solePlaces = ({ clients }: Checked): readonly (Place & { readonly why: string })[] =>
  clients.flatMap(({ system }, client) => {
    const sole = soleOf(system);
    if (sole === undefined) return [];
    const { value, setting, why } = sole;
    return [{ value: JSON.stringify(value), path: ["clients", client, "system", ...setting], why }];
  });

/** One key must lead to one caller, and one identifier to one client. */
export function checkUniqueness(config: Checked, context: z.RefinementCtx): void {
  const ids = config.clients.map(({ id }, index) => ({ value: id, path: ["clients", index, "id"] }));
  for (const { path } of repeated(ids)) {
    context.addIssue({ code: "custom", path: [...path], message: "is used by an earlier client too" });
  }
  for (const { path } of repeated(hashPlaces(config))) {
    context.addIssue({
      code: "custom",
      path: [...path],
      message: "is listed before; a key leads to one caller",
    });
  }
  for (const { path, why } of repeated(solePlaces(config))) {
    context.addIssue({ code: "custom", path: [...path], message: why });
  }
  if (config.metrics === "operator" && config.operator === undefined) {
    const message = 'is "operator", but no operator key is configured';
    context.addIssue({ code: "custom", path: ["metrics"], message });
  }
}
