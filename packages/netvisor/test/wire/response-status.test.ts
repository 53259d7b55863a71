import { describe, expect, it } from "@jest/globals";
import { readResponseStatus } from "../../src/wire/answer/response-status.ts";
import { parsed } from "../support/parsed.ts";

const statuses = (...texts: readonly string[]) =>
  parsed(
    `<ROOT><responsestatus>${texts.map((text) => `<STATUS>${text}</STATUS>`).join("")}</responsestatus></ROOT>`,
  );

describe("readResponseStatus", () => {
  it.each([
    [["OK"], { type: "ok", insertedId: undefined }],
    [["FAILED", "INVALID_DATA :: text"], { type: "failed", code: "INVALID_DATA", text: "text" }],
    [["FAILED", " PERIOD_LOCK :: a :: b"], { type: "failed", code: "PERIOD_LOCK", text: "a :: b" }],
    [["FAILED", "TECHNICAL_ERROR"], { type: "failed", code: "TECHNICAL_ERROR", text: "" }],
    [["FAILED", "INVALID_DATA ::"], { type: "failed", code: "INVALID_DATA", text: "" }],
    [["FAILED", "Odotettu virhe: x"], { type: "failed", code: "", text: "Odotettu virhe: x" }],
    [["FAILED", "A :: line\nbreak"], { type: "failed", code: "A", text: "line\nbreak" }],
    [["FAILED"], { type: "failed", code: "FAILED", text: "" }],
    [["OK", "INVALID_DATA :: x"], { type: "failed", code: "INVALID_DATA", text: "x" }],
    [[""], { type: "failed", code: "", text: "" }],
  ])("%j", (texts, status) => {
    expect(readResponseStatus(statuses(...texts))).toEqual(status);
  });

  it("knows what is no envelope", () => {
    expect(readResponseStatus(statuses())).toBeUndefined();
    expect(readResponseStatus(parsed("<html><body/></html>"))).toBeUndefined();
  });
});
