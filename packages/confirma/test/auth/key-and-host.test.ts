import { ConnectorError, Secret } from "@confirma-connect/core";
import { serviceAddressRule } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import {
  ConfirmaKey,
  type ConfirmaOptionsInput,
  confirmaHosts,
  createConfirmaClient,
} from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { answered, clock, scriptedHttp, testClient } from "../support/test-client.ts";

const staging = new Secret("staging-key");
const production = new Secret("production-key");

/** Whether the options are refused as configuration, with words that hold no key. */
function refused(options: ConfirmaOptionsInput): string {
  try {
    createConfirmaClient(options, { http: scriptedHttp(() => answered(204, "")), clock });
  } catch (error) {
    expect(ConnectorError.is(error) && error.code).toBe("ACC_CONFIG_INVALID");
    expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/-key/u);
    return error instanceof Error ? error.message : "";
  }
  return "";
}

describe("a key never meets the other host", () => {
  test.each([
    ["staging", "staging-key", confirmaHosts.staging],
    ["production", "production-key", confirmaHosts.production],
  ] as const)("%s: every endpoint sends its own key to its own host", async (environment, key, host) => {
    const http = scriptedHttp(() => answered(204, ""));
    const provisioningKeys = { [environment]: new Secret(key) };
    const client = testClient(http, { environment, provisioningKeys });
    for (const call of calls) await call.run(client);
    const sent = new Set(
      http.requests.map(({ url, headers }) => `${new URL(url).origin} ${headers?.["X-Api-Key"]}`),
    );
    expect([...sent]).toEqual([`${host} ${key}`]);
    expect(http.requests).toHaveLength(calls.length);
  });

  test("without a key of this environment nothing is sent, although the other one has a key", async () => {
    const http = scriptedHttp(() => answered(204, ""));
    const client = testClient(http, { environment: "production", keys: { staging } });
    await expect(client.payments.retrieveSettlements()).rejects.toThrow(
      "Route settlements needs keys for this environment",
    );
    expect(http.requests).toEqual([]);
  });

  test.each<readonly [string, ConfirmaOptionsInput, string]>([
    [
      "the documented production host for staging",
      { environment: "staging", keys: { staging }, hosts: { staging: confirmaHosts.production } },
      "The host for staging is the host of production: keys are not shared",
    ],
    [
      "the staging host for production, written otherwise",
      {
        environment: "production",
        keys: { production },
        hosts: { production: "https://STAGING-integrations.confirmafinance.com:443/" },
      },
      "The host for production is the host of staging: keys are not shared",
    ],
    ...["https://integrations.confirmafinance.com.", "https://Integrations.confirmafinance.com:8443"].map(
      (hosted): readonly [string, ConfirmaOptionsInput, string] => [
        `the production host for staging, written as ${hosted}`,
        { environment: "staging", keys: { staging }, hosts: { staging: hosted } },
        "The host for staging is the host of production: keys are not shared",
      ],
    ),
    [
      "one other host for both, once with a dot at its end",
      {
        environment: "staging",
        keys: { staging },
        hosts: { staging: "https://agency.example.", production: "https://agency.example/" },
      },
      "The host for staging is the host of production: keys are not shared",
    ],
    [
      "one other host for both",
      {
        environment: "staging",
        keys: { staging },
        hosts: { staging: "http://127.0.0.1:9", production: "http://127.0.0.1:9" },
      },
      "The host for staging is the host of production: keys are not shared",
    ],
    [
      "one key for both",
      { environment: "staging", keys: { staging, production: new Secret("staging-key") } },
      "Confirma options: keys: the environments must not share one key",
    ],
    [
      "a host that is none",
      { environment: "staging", keys: { staging }, hosts: { staging: "nowhere" } },
      "Confirma options: hosts.staging: Invalid URL",
    ],
    ...["http://agency.example", "https://user:word@agency.example", "https://agency.example?x=1"].map(
      (staged): readonly [string, ConfirmaOptionsInput, string] => [
        `the address ${staged}, on which nothing could be sent`,
        { environment: "staging", keys: { staging }, hosts: { staging: staged } },
        `Confirma options: hosts.staging: ${serviceAddressRule}`,
      ],
    ),
  ])("%s is refused", (_, options, words) => {
    expect(refused(options)).toBe(words);
  });

  test("stand-ins for both environments may run on one machine, at ports of their own", () => {
    const hosts = { staging: "http://127.0.0.1:9", production: "http://127.0.0.1:10" };
    expect(refused({ environment: "staging", keys: { staging }, hosts })).toBe("");
  });

  test("a key itself refuses another address, and types keep the environments apart", () => {
    const key = new ConfirmaKey("staging", confirmaHosts.staging, staging);
    expect(key.revealFor(`${confirmaHosts.staging}/api/v1/partner/payments`)).toBe("staging-key");
    for (const url of [
      confirmaHosts.production,
      "https://evil.example",
      "http://staging-integrations.confirmafinance.com",
    ]) {
      expect(() => key.revealFor(url)).toThrow("The staging key is never sent to another host");
    }
    const forProduction = (own: ConfirmaKey<"production">) => own.environment;
    // @ts-expect-error A staging key is not a production key.
    expect(forProduction(key)).toBe("staging");
    expect(JSON.stringify(key)).toBe('{"environment":"staging"}');
  });
});
