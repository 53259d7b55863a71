import { describe, expect, it } from "@jest/globals";
import { classifyFailure, type Failure } from "../src/classify-failure.ts";

const system = (code: string, syscall: string) => Object.assign(new Error("x"), { code, syscall });

describe("classifyFailure", () => {
  const cases: readonly (readonly [string, Omit<Failure, "host">, string])[] = [
    ["no code at all", { error: new Error("x"), interruption: undefined, phase: "connecting" }, "unknown"],
    ["nothing", { error: undefined, interruption: undefined, phase: "none" }, "unknown"],
    [
      "the kernel's own connect time-out",
      { error: system("ETIMEDOUT", "connect"), interruption: undefined, phase: "connecting" },
      "notSent",
    ],
    [
      "no free port for a connection",
      { error: system("EADDRNOTAVAIL", "connect"), interruption: undefined, phase: "connecting" },
      "notSent",
    ],
    [
      "a cause that axios wrapped",
      {
        error: Object.assign(new Error("x"), { cause: system("ENOTFOUND", "getaddrinfo") }),
        interruption: undefined,
        phase: "none",
      },
      "notSent",
    ],
    [
      "an established connection that reports an unreachable host",
      { error: system("EHOSTUNREACH", "read"), interruption: undefined, phase: "connected" },
      "unknown",
    ],
    [
      "an established connection that claims a refusal",
      { error: system("ECONNREFUSED", "connect"), interruption: undefined, phase: "connected" },
      "unknown",
    ],
    [
      "a time-out while connecting",
      { error: new Error("x"), interruption: "timedOut", phase: "connecting" },
      "notSent",
    ],
    [
      "a time-out afterwards",
      { error: new Error("x"), interruption: "timedOut", phase: "connected" },
      "unknown",
    ],
    ["a cancellation before", { error: new Error("x"), interruption: "cancelled", phase: "none" }, "notSent"],
    [
      "a cancellation afterwards",
      { error: new Error("x"), interruption: "cancelled", phase: "connected" },
      "unknown",
    ],
  ];

  it.each(cases)("%s", (_title, failure, type) => {
    const result = classifyFailure({ ...failure, host: "books.example:8443" });
    expect(result.type).toBe(type);
    expect(result.problem.message).toContain(" books.example:8443");
  });

  it("shows a code only when it is a plain word", () => {
    const error = { code: "https://user:secret@host" };
    const result = classifyFailure({ error, interruption: undefined, phase: "none", host: "host" });
    expect(result.problem.message).not.toContain("secret");
  });
});
