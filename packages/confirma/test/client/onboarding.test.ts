import { Secret } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { NewClient } from "../../src/index.ts";
import { fixture } from "../support/fixture.ts";
import { answered, json, scriptedHttp, testClient } from "../support/test-client.ts";

describe("keys", () => {
  test.each([
    ["documented", { Message: "new-token" }, "new-token"],
    ["in lower case", { message: "new-token" }, "new-token"],
  ])("a renewed token is read from the answer (%s) and stays sealed", async (_, body, token) => {
    const result = await testClient(scriptedHttp(() => json(body))).onboarding.renewToken();
    expect(result.type === "ok" && result.value.reveal()).toBe(token);
    expect(JSON.stringify(result)).not.toContain(token);
  });

  test("another name for the token is configuration", async () => {
    const http = scriptedHttp(() => json({ Message: "Renewed.", token: "new-token" }));
    const routes = { renewToken: { answer: { accessToken: "token" } } };
    const result = await testClient(http, { routes }).onboarding.renewToken();
    expect(result.type === "ok" && result.value.reveal()).toBe("new-token");
  });

  test.each([[{}], [{ Message: "The token has been renewed" }], [{ Message: null }], ["new-token"], [[]]])(
    "%j holds no token: the outcome is unknown, not a key",
    async (body) => {
      const result = await testClient(scriptedHttp(() => json(body))).onboarding.renewToken();
      expect(result).toMatchObject({ type: "unknown", problems: [{ code: "ACC_ANSWER_UNREADABLE" }] });
    },
  );

  test("renewing is a write: after a lost answer nothing more is sent", async () => {
    const http = scriptedHttp(() => answered(504, ""));
    const result = await testClient(http).onboarding.renewToken();
    expect([result.type, http.requests.length]).toEqual(["unknown", 1]);
  });

  test.each([
    [
      { isValid: true, message: "Token is valid" },
      { isValid: true, message: "Token is valid" },
    ],
    [
      { isValid: false, Message: "Expired" },
      { isValid: false, message: "Expired" },
    ],
  ])("the state of a key: %j", async (body, value) => {
    const result = await testClient(scriptedHttp(() => json(body))).onboarding.validateToken();
    expect(result).toMatchObject({ type: "ok", value });
  });

  test("both readings of where GET /validate takes the key", async () => {
    const http = scriptedHttp(() => json({ isValid: true }));
    await testClient(http).onboarding.validateToken();
    const routes = { validateToken: { keyParameter: "token" } };
    await testClient(http, { routes }).onboarding.validateToken();
    const base = "https://staging-integrations.confirmafinance.com/api/v1/partner/validate";
    expect(http.requests.map(({ url, headers }) => [url, headers?.["X-Api-Key"]])).toEqual([
      [base, "staging-key"],
      [`${base}?token=staging-key`, undefined],
    ]);
  });
});

describe("creating a client", () => {
  const created = { clientId: 17, customerCode: "C17", paymentReferencePrefix: "2516", accessToken: "t0k" };

  test("uses the provisioning token and reads what the prose names", async () => {
    const http = scriptedHttp(() => json(created));
    const result = await testClient(http).onboarding.createClient(NewClient.parse(fixture("new-client")));
    expect(http.requests[0]?.headers?.["X-Api-Key"]).toBe("provisioning-key");
    expect(result).toMatchObject({
      value: { clientId: "17", customerCode: "C17", referencePrefix: "2516" },
    });
    expect(result.type === "ok" && result.value.accessToken?.reveal()).toBe("t0k");
    expect(JSON.stringify(result)).not.toContain("t0k");
  });

  test("an answer with other names is still a success; its body is kept sealed", async () => {
    const http = scriptedHttp(() => json({ id: 1 }));
    const result = await testClient(http).onboarding.createClient(NewClient.parse(fixture("new-client")));
    expect(result).toMatchObject({ type: "ok", value: {} });
    expect(result.type === "ok" && result.body.reveal()).toBe('{"id":1}');
  });

  test("without a provisioning token nothing is sent, least of all with the client's own key", async () => {
    const http = scriptedHttp(() => json(created));
    const client = testClient(http, { provisioningKeys: { production: new Secret("p") } });
    const call = client.onboarding.createClient(NewClient.parse(fixture("new-client")));
    await expect(call).rejects.toThrow("Route createClient needs provisioningKeys for this environment");
    expect(http.requests).toEqual([]);
  });

  test("contacts, whose shape is not public, are sent as they are given", async () => {
    const http = scriptedHttp(() => json(created));
    const contacts = { primary: { name: "X" } };
    const client = { ...NewClient.parse(fixture("new-client")), contacts };
    await testClient(http).onboarding.createClient(client);
    expect(JSON.parse(String(http.requests[0]?.body))).toMatchObject({ contacts });
  });
});
