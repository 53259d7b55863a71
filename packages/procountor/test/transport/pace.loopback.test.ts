import { Secret, systemClock } from "@confirma-connect/core";
import { createHttpClient } from "@confirma-connect/http";
import { createProcountorSystem, ProcountorPace } from "@confirma-connect/procountor";
import {
  demoProcountorClient,
  demoProcountorCompany,
  startProcountorSimulator,
} from "@confirma-connect/simulators";
import { describe, expect, test } from "@jest/globals";
import { noPace } from "../support/procountor-subject.ts";

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
    const system = createProcountorSystem(optionsOf(simulator.url), {
      http: createHttpClient(),
      clock: systemClock,
      pace: noPace(),
    });
    const all = await Promise.all(Array.from({ length: 1000 }, () => system.probe()));
    expect(all.filter(({ authenticated }) => authenticated)).toHaveLength(1000);
    expect(simulator.probe.tokensIssued).toBe(1);
    expect(simulator.probe.requests()).toHaveLength(1001);
    await simulator.close();
  });

  test("companies of one API client share its limit", async () => {
    const second = demoProcountorCompany({ id: 4712, apiKey: "second-api-key" });
    const simulator = await startProcountorSimulator({ companies: [demoProcountorCompany(), second] });
    const parts = { http: createHttpClient(), clock: systemClock, pace: new ProcountorPace() };
    const options = optionsOf(simulator.url);
    const systems = [options, { ...options, apiKey: new Secret(second.apiKey) }].map((each) =>
      createProcountorSystem(each, parts),
    );
    const calls = Array.from({ length: 15 }, () => systems.map((each) => each.probe()));
    const all = await Promise.all(calls.flat());
    expect(all.every(({ authenticated }) => authenticated)).toBe(true);
    expect(simulator.probe.tokensIssued).toBe(2);
    expect(simulator.probe.peakPerSecond[demoProcountorClient.id]).toBeLessThanOrEqual(20);
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
