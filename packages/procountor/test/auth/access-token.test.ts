import { Secret } from "@confirma-connect/core";
import type { HttpResult } from "@confirma-connect/http";
import { describe, expect, test } from "@jest/globals";
import { AccessToken } from "../../src/auth/access-token.ts";
import { answered, scriptedHttp } from "../support/scripted-http.ts";

const issued = (token: string, seconds?: number): HttpResult =>
  answered(
    200,
    JSON.stringify({ access_token: token, ...(seconds === undefined ? {} : { expires_in: seconds }) }),
  );

/** A token under a script of answers and a clock that tests move. */
function tokenWith(answer: (count: number) => HttpResult, redirectUri?: string) {
  const clock = { time: 1_000_000 };
  let count = 0;
  const http = scriptedHttp(async () => {
    count += 1;
    const mine = count;
    await new Promise((resolve) => setImmediate(resolve));
    return answer(mine);
  });
  const token = new AccessToken({
    baseUrl: "https://procountor.example/api/",
    credentials: {
      clientId: "client id",
      clientSecret: new Secret("s&cret"),
      apiKey: new Secret("key=1"),
      ...(redirectUri === undefined ? {} : { redirectUri }),
    },
    send: (request) => http.exchange(request),
    timeout: 1000,
    margin: 60_000,
    now: () => clock.time,
  });
  return { token, http, clock };
}

const textOf = async (token: AccessToken): Promise<string> => {
  const got = await token.get();
  return got.type === "token" ? got.token.reveal() : got.problem.code;
};

describe("the token request", () => {
  test("is the documented form, without a charset and without anything secret in the address", async () => {
    const { token, http } = tokenWith(() => issued("t1", 3600), "https://confirma.example/back");
    await token.get();
    expect(http.requests).toEqual([
      {
        method: "POST",
        url: "https://procountor.example/api/oauth/token",
        headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
        body:
          "grant_type=client_credentials&client_id=client+id&client_secret=s%26cret" +
          "&redirect_uri=https%3A%2F%2Fconfirma.example%2Fback&api_key=key%3D1",
        timeout: 1000,
      },
    ]);
  });

  test("leaves redirect_uri out when none is given", async () => {
    const { token, http } = tokenWith(() => issued("t1"));
    await token.get();
    expect(http.requests[0]?.body).not.toContain("redirect_uri");
  });
});

describe("the life of a token", () => {
  test("a thousand parallel first calls make one request", async () => {
    const { token, http } = tokenWith((count) => issued(`t${count}`, 3600));
    const all = await Promise.all(Array.from({ length: 1000 }, () => textOf(token)));
    expect(http.requests).toHaveLength(1);
    expect(new Set(all)).toEqual(new Set(["t1"]));
  });

  test.each([
    [3600, 3_539_999, "t1"],
    [3600, 3_540_000, "t2"],
    // A life shorter than twice the margin is used for its first half.
    [60, 29_999, "t1"],
    [60, 30_000, "t2"],
    // Without a named life: an hour.
    [undefined, 3_539_999, "t1"],
    [undefined, 3_540_000, "t2"],
  ])("of %s seconds is after %i ms renewed before it expires: %s", async (seconds, after, expected) => {
    const { token, clock } = tokenWith((count) => issued(`t${count}`, seconds));
    await token.get();
    clock.time += after;
    expect(await textOf(token)).toBe(expected);
  });

  test("a dropped token is renewed once, and a late drop of the old one keeps the new one", async () => {
    const { token, http } = tokenWith((count) => issued(`t${count}`, 3600));
    const first = await token.get();
    if (first.type !== "token") throw new Error("no token");
    token.drop(first.token);
    expect(await Promise.all([textOf(token), textOf(token)])).toEqual(["t2", "t2"]);
    token.drop(first.token);
    expect(await textOf(token)).toBe("t2");
    expect(http.requests).toHaveLength(2);
  });

  test("a failure is told to everyone who waits and kept for nobody", async () => {
    const { token, http } = tokenWith((count) => (count === 1 ? answered(503, "<html>") : issued("t2")));
    expect(await Promise.all([textOf(token), textOf(token)])).toEqual(
      Array.from({ length: 2 }, () => "ACC_NOT_SENT_UNREACHABLE"),
    );
    expect(await textOf(token)).toBe("t2");
    expect(http.requests).toHaveLength(2);
  });
});

describe("no token is to be had", () => {
  const errors = JSON.stringify({ errors: [{ status: 401, message: "Unauthorized" }] });
  const oauth = JSON.stringify({ error: "invalid_client", error_description: "no such key" });

  test.each([
    ["errors", 401, errors, "ACC_AUTH_FAILED", "Unauthorized"],
    ["error and error_description", 400, oauth, "ACC_AUTH_FAILED", "invalid_client: no such key"],
    ["a page", 403, "<html>", "ACC_AUTH_FAILED", undefined],
    ["a version path that is gone", 404, "<html>", "ACC_CONFIG_INVALID", undefined],
    ["a fault", 500, "<html>", "ACC_NOT_SENT_UNREACHABLE", undefined],
    ["no token in the answer", 200, "{}", "ACC_NOT_SENT_UNREACHABLE", undefined],
    ["a page with 200", 200, "<html>", "ACC_NOT_SENT_UNREACHABLE", undefined],
  ])("%s", async (_, status, body, code, text) => {
    const { token } = tokenWith(() => answered(status, body));
    const got = await token.get();
    expect(got).toMatchObject({ type: "notSent", problem: { code }, vendor: { status } });
    expect("vendor" in got ? got.vendor?.text : "").toBe(text);
  });

  test("too many requests keep the delay", async () => {
    const { token } = tokenWith(() => answered(429, "", { "retry-after": "3" }));
    expect(await token.get()).toMatchObject({ problem: { code: "ACC_RATE_LIMITED" }, retryAfter: 3000 });
  });

  test("a lost answer books nothing either", async () => {
    const { token } = tokenWith(() => ({
      type: "unknown",
      problem: {
        code: "ACC_UNKNOWN_NO_ANSWER",
        severity: "error",
        pointer: "",
        message: "",
        advice: "",
        actor: "vendor",
      },
    }));
    expect(await token.get()).toMatchObject({
      type: "notSent",
      problem: { code: "ACC_NOT_SENT_UNREACHABLE" },
    });
  });
});
