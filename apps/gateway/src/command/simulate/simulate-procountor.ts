import {
  demoProcountorClient,
  demoProcountorCompany,
  startProcountorSimulator,
} from "@confirma-connect/simulators";
import type { SimulateChoice, Simulated } from "./simulated.ts";

/** Procountor with its demo company, tokens, rate and confirmations. */
export async function simulateProcountor({ port }: SimulateChoice): Promise<Simulated> {
  const { url, close } = await startProcountorSimulator({ port });
  return {
    title: "Procountor",
    facts: {
      system: "procountor",
      url,
      probe: new URL("/__simulator/books", url).href,
      credentials: {
        clientId: demoProcountorClient.id,
        clientSecret: demoProcountorClient.secret,
        apiKey: demoProcountorCompany().apiKey,
      },
    },
    close,
  };
}
