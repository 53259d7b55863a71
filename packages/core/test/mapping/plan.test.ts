import {
  AccountPlan,
  contentHash,
  mapAccount,
  mapDimension,
  mapDocumentClass,
  mapVatCode,
  percentage,
  stepKey,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

const plan = AccountPlan.parse({
  accounts: { unlisted: "refuse", map: { "1701": "1700" } },
  vatCodes: [
    { code: "20", target: "KOMY" },
    { code: "20", percentage: 0, target: "KOMY0" },
    { percentage: 0, target: "NONE" },
  ],
  dimensions: { COST_CENTER: "Kustannuspaikka" },
  documentClasses: { ML: "Myyntilasku" },
});

describe("account plan", () => {
  test("maps what it names", () => {
    expect(mapAccount(plan, "1701", "/a")).toEqual({ value: "1700" });
    expect(mapDimension(plan, "COST_CENTER", "/d")).toEqual({ value: "Kustannuspaikka" });
    expect(mapDocumentClass(plan, "ML", "/t")).toEqual({ value: "Myyntilasku" });
  });

  test.each([
    ["20", 25_500, "KOMY"],
    ["20", 0, "KOMY0"],
    [undefined, 0, "NONE"],
  ])("VAT code %s at %i is %s: the most specific rule wins", (code, thousandths, target) => {
    expect(mapVatCode(plan, { code, percentage: percentage(thousandths), pointer: "" })).toEqual({
      value: target,
    });
  });

  test.each(["valueOf", "__proto__", "constructor", "nothing"])("the word %s is not in it", (word) => {
    expect(mapAccount(plan, word, "/a")).toMatchObject({
      problem: { code: "ACC_MAPPING_ACCOUNT", pointer: "/a" },
    });
    expect(mapDimension(plan, word, "/d")).toMatchObject({ problem: { code: "ACC_MAPPING_DIMENSION" } });
    expect(mapDocumentClass(plan, word, "/t")).toMatchObject({
      problem: { code: "ACC_MAPPING_DOCUMENT_CLASS" },
    });
    const question = { code: word, percentage: percentage(0), pointer: "/v" };
    expect(mapVatCode(plan, question)).toMatchObject({ problem: { code: "ACC_MAPPING_VAT_CODE" } });
  });

  test("accounts that are not listed keep their number unless the plan refuses them", () => {
    expect(mapAccount(AccountPlan.parse({}), "3000", "/a")).toEqual({ value: "3000" });
  });
});

describe("hashes and keys", () => {
  test("content hashes do not depend on key order or number notation", () => {
    expect(contentHash({ a: 1.0, b: [null, "x"] })).toBe(contentHash(JSON.parse('{"b":[null,"x"],"a":1}')));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: "1" }));
  });

  test("a step's key has 15 characters, is always the same and differs between steps", () => {
    expect(stepKey(["c", "ledger", "abc-123-def-456", "voucher"])).toBe(
      stepKey(["c", "ledger", "abc-123-def-456", "voucher"]),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const [one, other] = [left, right].map((text) => stepKey(["c", "ledger", text, "voucher"]));
        expect(one).toMatch(/^CC[0-9A-HJKMNP-TV-Z]{13}$/u);
        expect(one === other).toBe(left === right);
      }),
    );
  });

  test("the key of the documented example never changes", () => {
    expect(stepKey(["demo", "ledger", "abc-123-def-456", "voucher"])).toMatchInlineSnapshot(
      `"CCM9DWPP5QFHV10"`,
    );
  });
});
