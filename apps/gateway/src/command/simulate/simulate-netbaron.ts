import { resolve } from "node:path";
import { demoNetbaronCompany, startNetbaronSimulator } from "@confirma-connect/simulators";
import type { SimulateChoice, Simulated } from "./simulated.ts";

/** NetBaron with its demo organisation: the web service, and a drop folder when one was chosen. */
export async function simulateNetbaron({ port, folder }: SimulateChoice): Promise<Simulated> {
  const place = folder === undefined ? {} : { folder: resolve(folder) };
  const drop = place.folder === undefined ? {} : { dropFolder: place.folder };
  const { url, close } = await startNetbaronSimulator({ port, ...drop });
  const { organisationId, modules } = demoNetbaronCompany();
  const passwords = modules.map(({ name, passwords: [password = ""] }) => [`${name}Password`, password]);
  return {
    title: "NetBaron",
    facts: {
      system: "netbaron",
      url,
      probe: `${url}__simulator/books`,
      ...place,
      credentials: { organisation: organisationId, ...Object.fromEntries(passwords) },
    },
    close,
  };
}
