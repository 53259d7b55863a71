import { Secret, systemClock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createProcountorSystem } from "@confirma-connect/procountor";
import {
  demoProcountorClient,
  demoProcountorCompany,
  startProcountorSimulator,
} from "@confirma-connect/simulators";
import { describe, expect, test } from "@jest/globals";

const optionsOf = (baseUrl: string) => ({
  baseUrl,
  clientId: demoProcountorClient.id,
  clientSecret: new Secret(demoProcountorClient.secret),
  apiKey: new Secret(demoProcountorCompany().apiKey),
});

describe("against a stand-in that counts", () => {
  test("a thousand parallel first calls make one token", async () => {
    const simulator = await startProcountorSimulator({
      clients: [{ ...demoProcountorClient, requestsPerSecond: 100_000 }],
    });
    // Real time would let 20 of them through per second; which token they carry does not depend on it.
    const pace = { now: () => performance.now(), sleep: () => Promise.resolve() };
    const system = createProcountorSystem(optionsOf(simulator.url), {
      http: createHttpClient(),
      clock: systemClock,
      pace,
    });
    const all = await Promise.all(Array.from({ length: 1000 }, () => system.probe()));
    expect(all.filter(({ authenticated }) => authenticated)).toHaveLength(1000);
    expect(simulator.probe.tokensIssued).toBe(1);
    expect(simulator.probe.requests()).toHaveLength(1001);
    await simulator.close();
  });

  test("sixty calls at once are never too many at the limit of 20 per second", async () => {
    const simulator = await startProcountorSimulator();
    const system = createProcountorSystem(optionsOf(simulator.url), {
      http: createHttpClient(),
      clock: systemClock,
    });
    const all = await Promise.all(Array.from({ length: 60 }, () => system.probe()));
    expect(all.every(({ authenticated }) => authenticated)).toBe(true);
    expect(simulator.probe.refusedByRate).toBe(0);
    expect(simulator.probe.peakPerSecond[demoProcountorClient.id]).toBeLessThanOrEqual(20);
    await simulator.close();
  });
});
