import { afterEach } from "@jest/globals";
import {
  type NetvisorSimulator,
  type NetvisorSimulatorOptions,
  startNetvisorSimulator,
} from "../src/index.ts";

const started: NetvisorSimulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((simulator) => simulator.close()));
});

/** A simulator that ends with the test. */
export async function running(options: NetvisorSimulatorOptions = {}): Promise<NetvisorSimulator> {
  const simulator = await startNetvisorSimulator(options);
  started.push(simulator);
  return simulator;
}
