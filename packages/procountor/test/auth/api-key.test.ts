import { inspect } from "node:util";
import { ConnectorError, Secret } from "@confirma-connect/core";
import { apiKeyRequest, keyLoginAddress, requestApiKey } from "@confirma-connect/procountor";
import { describe, expect, test } from "@jest/globals";
import { answered, scriptedHttp } from "../support/scripted-http.ts";

const client = {
  clientId: "client",
  clientSecret: new Secret("client-secret"),
  redirectUri: "https://confirma.example/back",
};

describe("an API key without the user interface", () => {
  test("the user is sent to keylogin, which has no /api", () => {
    expect(keyLoginAddress("https://api.procountor.com", client, "state 1")).toBe(
      "https://api.procountor.com/keylogin?response_type=code&client_id=client" +
        "&redirect_uri=https%3A%2F%2Fconfirma.example%2Fback&state=state+1",
    );
  });

  test("the code is exchanged by a form", () => {
    const { url, body, headers } = apiKeyRequest("https://api.procountor.com/api", client, "c0de");
    expect(url).toBe("https://api.procountor.com/api/oauth/key");
    expect(headers?.["Content-Type"]).toBe("application/x-www-form-urlencoded");
    expect(new URLSearchParams(String(body)).get("grant_type")).toBe("authorization_code");
    expect(new URLSearchParams(String(body)).get("code")).toBe("c0de");
  });

  test("the key comes back as a secret", async () => {
    const http = scriptedHttp(() => answered(200, JSON.stringify({ api_key: "the-key" })));
    const key = await requestApiKey(http, "https://api.procountor.com/api", client, "c0de");
    expect([String(key), key.reveal()]).toEqual(["[secret]", "the-key"]);
  });

  test.each([
    ["refused", 401, '{"error":"invalid_grant"}', "ACC_AUTH_FAILED"],
    ["unreadable", 200, "<html>", "ACC_ANSWER_UNREADABLE"],
  ])("%s: an error that quotes neither code nor secret", async (_, status, body, code) => {
    const http = scriptedHttp(() => answered(status, body));
    const error = await requestApiKey(http, "https://api.procountor.com/api", client, "c0de").catch(
      (caught: unknown) => caught,
    );
    expect(ConnectorError.is(error) && error.code).toBe(code);
    expect(inspect(error, { depth: 5 })).not.toMatch(/client-secret|c0de/u);
  });
});
