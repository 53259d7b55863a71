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

const repeated = (places: readonly Place[]): readonly Place[] =>
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

/** Netvisor takes one request at a time per company, and each client delivers on its own. */
const companyPlaces = ({ clients }: Checked): readonly Place[] =>
  clients.flatMap(({ system }, client) => {
    if (system.type !== "netvisor") return [];
    const value = JSON.stringify([system.environment, system.baseUrl, system.organisationId]);
    return [{ value, path: ["clients", client, "system", "organisationId"] }];
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
  for (const { path } of repeated(companyPlaces(config))) {
    const message = "is the company of an earlier client; Netvisor takes one request at a time per company";
    context.addIssue({ code: "custom", path: [...path], message });
  }
  if (config.metrics === "operator" && config.operator === undefined) {
    const message = 'is "operator", but no operator key is configured';
    context.addIssue({ code: "custom", path: ["metrics"], message });
  }
}
