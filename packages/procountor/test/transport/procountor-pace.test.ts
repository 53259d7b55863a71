import { ConfigurationError } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { ProcountorPace } from "../../src/transport/procountor-pace.ts";

const limits = { requestsPerSecond: 20, longestPause: 5000 };
const client = { baseUrl: "https://api.procountor.com/api", clientId: "one" };

describe("the pace of API clients", () => {
  test("is one for all companies of an API client, whatever the version in the address", () => {
    const pace = new ProcountorPace();
    const first = pace.pacerOf(client, limits);
    expect(pace.pacerOf({ ...client, baseUrl: "https://api.procountor.com/latest/api" }, limits)).toBe(first);
  });

  test.each([
    ["another API client", { ...client, clientId: "two" }],
    ["another address", { ...client, baseUrl: "https://pts-api.procountor.com/api" }],
  ])("is its own for %s", (_, other) => {
    const pace = new ProcountorPace();
    const first = pace.pacerOf(client, limits);
    expect(pace.pacerOf(other, { ...limits, requestsPerSecond: 5 })).not.toBe(first);
  });

  test.each([
    ["requestsPerSecond", { ...limits, requestsPerSecond: 10 }, "10 here, 20 for another company"],
    ["longestPause", { ...limits, longestPause: 0 }, "0 here, 5000 for another company"],
  ])("refuses companies that differ in %s", (name, other, words) => {
    const pace = new ProcountorPace();
    pace.pacerOf(client, limits);
    const differing = (): unknown => pace.pacerOf(client, other);
    expect(differing).toThrow(ConfigurationError);
    expect(differing).toThrow(`${name}: ${words}`);
  });
});
