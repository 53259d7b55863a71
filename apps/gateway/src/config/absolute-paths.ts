import { resolve } from "node:path";
import type { AgencyConfig } from "./agency/agency-config.ts";
import { absoluteReference } from "./secret-reference.ts";
import type { NetbaronConfig } from "./system/netbaron-config.ts";
import type { SystemConfig } from "./system-config.ts";

type Absolute = (reference: string) => string;

/** Members of an object that are absent stay absent. */
function absoluteMembers<T extends object, K extends keyof T>(
  part: T,
  names: readonly K[],
  absolute: (value: NonNullable<T[K]>) => T[K],
): T {
  const changed = names.flatMap((name) => {
    const value = part[name];
    return value === undefined || value === null ? [] : [[name, absolute(value)] as const];
  });
  return { ...part, ...Object.fromEntries(changed) };
}

function absoluteNetbaron(directory: string, system: NetbaronConfig, absolute: Absolute): NetbaronConfig {
  const { drop, webService } = system;
  const placed =
    drop.type === "folder"
      ? { ...drop, path: resolve(directory, drop.path) }
      : absoluteMembers(drop, ["password", "privateKey", "passphrase"], absolute);
  if (webService === undefined) return { ...system, drop: placed };
  const named = absoluteMembers(webService, ["invoicePassword", "accountingPassword"], absolute);
  return { ...system, drop: placed, webService: named };
}

/** Makes every path of a system's part of the configuration absolute: secrets in files, and drop folders. */
export function withAbsolutePaths(directory: string, system: SystemConfig): SystemConfig {
  const absolute: Absolute = (reference) => absoluteReference(directory, reference);
  switch (system.type) {
    case "netvisor":
      return absoluteMembers(system, ["customerKey", "partnerKey"], absolute);
    case "procountor":
      return absoluteMembers(system, ["clientSecret", "apiKey"], absolute);
    case "netbaron":
      return absoluteNetbaron(directory, system, absolute);
    case "sandbox":
      return system;
  }
}

type Finkare = NonNullable<AgencyConfig["finkare"]>;

function absoluteFinkare(finkare: Finkare, place: Absolute): Finkare {
  const { invoiceNumber } = finkare;
  return invoiceNumber === "invoiceId"
    ? finkare
    : { ...finkare, invoiceNumber: { file: place(invoiceNumber.file) } };
}

/** Makes every path of the agency's part absolute: secrets in files, tables, and the store of what was handed over. */
export function agencyWithAbsolutePaths(directory: string, agency: AgencyConfig): AgencyConfig {
  const absolute: Absolute = (reference) => absoluteReference(directory, reference);
  const { confirma, cashIn, finkare, collection } = agency;
  const place = (path: string): string => resolve(directory, path);
  return {
    ...agency,
    ...(confirma === undefined ? {} : { confirma: absoluteMembers(confirma, ["key"], absolute) }),
    ...(cashIn === undefined ? {} : { cashIn: absoluteMembers(cashIn, ["creditorKey"], absolute) }),
    ...(finkare === undefined
      ? {}
      : { finkare: absoluteFinkare(absoluteMembers(finkare, ["key"], absolute), place) }),
    ...(collection === undefined ? {} : { collection: absoluteMembers(collection, ["store"], place) }),
  };
}
