import { Clock, ConnectorError, Secret } from "@confirma-connect/core";
import { serviceAddressRule } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";
import {
  createFinkareClient,
  FinkareClient,
  FinkareKey,
  type FinkareOptionsInput,
  finkareAddresses,
  finkareModule,
} from "../../src/index.ts";
import { clock, json, scriptedHttp, testClient } from "../support/test-client.ts";

const live = new Secret("fk_live_1");
const test1 = new Secret("fk_test_1");

const wording = (options: FinkareOptionsInput): string => {
  try {
    createFinkareClient(options, { http: scriptedHttp(() => json({})), clock });
  } catch (error) {
    expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/fk_\w+_1/u);
    return ConnectorError.is(error) && error.code === "ACC_CONFIG_INVALID" ? error.message : `${error}`;
  }
  return "accepted";
};

describe("keys and hosts", () => {
  test.each<readonly [string, FinkareOptionsInput, string]>([
    ["both match", { environment: "production", key: live }, "accepted"],
    ["both match", { environment: "sandbox", key: test1 }, "accepted"],
    [
      "a test key in production",
      { environment: "production", key: test1 },
      "A key for production begins with fk_live_",
    ],
    [
      "a live key in the sandbox",
      { environment: "sandbox", key: live },
      "A key for sandbox begins with fk_test_",
    ],
    [
      "no key of Finkare",
      { environment: "sandbox", key: new Secret("secret_1") },
      "A key for sandbox begins with fk_test_",
    ],
    [
      "the other host",
      { environment: "sandbox", key: test1, baseUrl: "https://API.finkare.io:443/api/v2" },
      "The address for sandbox belongs to the other environment",
    ],
    ...["https://api.finkare.io./api/v1", "https://api.finkare.io:8443/api/v1"].map(
      (baseUrl): readonly [string, FinkareOptionsInput, string] => [
        "the other host, written otherwise",
        { environment: "sandbox", key: test1, baseUrl },
        "The address for sandbox belongs to the other environment",
      ],
    ),
    ...["http://finkare.example/v1", "https://u:p@finkare.example/v1", "https://finkare.example/v1#x"].map(
      (baseUrl): readonly [string, FinkareOptionsInput, string] => [
        "an address on which nothing could be sent",
        { environment: "production", key: live, baseUrl },
        `Finkare options: baseUrl: ${serviceAddressRule}`,
      ],
    ),
    [
      "a page size above 100",
      { environment: "production", key: live, pageSize: 101 },
      "Finkare options: pageSize: Too big: expected number to be <=100",
    ],
  ])("%s: %j", (_, options, words) => {
    expect(wording(options)).toBe(words);
  });

  test("a key refuses another address", () => {
    const key = new FinkareKey("production", finkareAddresses.production, live);
    expect(key.revealFor(`${finkareAddresses.production}/payments`)).toBe("fk_live_1");
    expect(() => key.revealFor(finkareAddresses.sandbox)).toThrow(
      "The production key is never sent to another host",
    );
    expect(JSON.stringify(key)).toBe('{"environment":"production"}');
  });

  test("another base address is used as it is given", async () => {
    const http = scriptedHttp(() => json({}));
    await testClient(http, {
      environment: "sandbox",
      key: test1,
      baseUrl: "http://127.0.0.1:9/api/v1/",
    }).page();
    expect(http.requests.map(({ url }) => url)).toEqual(["http://127.0.0.1:9/api/v1/payments"]);
  });
});

test("the module binds one client per container", () => {
  const container = new Container();
  container.bind(Clock).toConstantValue(clock);
  container.load(finkareModule({ environment: "production", key: live }));
  expect(container.get(FinkareClient)).toBe(container.get(FinkareClient));
});
