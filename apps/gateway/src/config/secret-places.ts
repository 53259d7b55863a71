import type { AgencyConfig } from "./agency/agency-config.ts";
import type { SystemConfig } from "./system-config.ts";

/** A setting that names a secret. */
export interface SecretPlace {
  readonly path: readonly string[];
  /** See SecretReference. */
  readonly reference: string;
}

function placesIn(part: object | undefined, path: readonly string[], names: readonly string[]) {
  return Object.entries(part ?? {}).flatMap(([name, value]: [string, unknown]): readonly SecretPlace[] =>
    names.includes(name) && typeof value === "string" ? [{ path: [...path, name], reference: value }] : [],
  );
}

/** Every secret that a client's accounting system needs; paths begin at the client. */
export function systemSecrets(system: SystemConfig): readonly SecretPlace[] {
  switch (system.type) {
    case "netvisor":
      return placesIn(system, ["system"], ["customerKey", "partnerKey"]);
    case "procountor":
      return placesIn(system, ["system"], ["clientSecret", "apiKey"]);
    case "netbaron": {
      const { drop, webService } = system;
      return [
        ...placesIn(drop, ["system", "drop"], ["password", "privateKey", "passphrase"]),
        ...placesIn(webService, ["system", "webService"], ["invoicePassword", "accountingPassword"]),
      ];
    }
    case "sandbox":
      return [];
  }
}

/** Every secret that a client's sources need; paths begin at the client. */
export const sourceSecrets = ({ confirma, cashIn, finkare }: AgencyConfig): readonly SecretPlace[] => [
  ...placesIn(confirma, ["agency", "confirma"], ["key"]),
  ...placesIn(cashIn, ["agency", "cashIn"], ["creditorKey"]),
  ...placesIn(finkare, ["agency", "finkare"], ["key"]),
];
