import {
  certificateJson,
  certificateText,
  certify,
  contentHash,
  verifyCertificate,
} from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { expectedSide, faithfulBooks, reconcileMarch, sentMonth } from "./support/month.ts";

const month = sentMonth(9);
const stamp = {
  createdAt: "2026-04-01T06:00:00Z",
  tool: { name: "confirma-connect", version: "0.0.0" },
  plan: { version: "2026-01", hash: "0".repeat(64) },
};
const certificateOf = async (lost: number) =>
  certify(await reconcileMarch(month, faithfulBooks(month.slice(lost))), stamp);

describe("certificate", () => {
  test("is the same text for the same facts, and verifies", async () => {
    const [text, again] = [certificateJson(await certificateOf(0)), certificateJson(await certificateOf(0))];
    expect(text).toBe(again);
    expect(verifyCertificate(text)).toMatchObject({ type: "intact", result: "clean" });
    expect(verifyCertificate(JSON.stringify(JSON.parse(text), undefined, 2)).type).toBe("intact");
  });

  test("shows every change", async () => {
    const text = certificateJson(await certificateOf(1));
    expect(verifyCertificate(text)).toMatchObject({ type: "intact", result: "differences" });
    for (const [from, to] of [
      ['"result":"differences"', '"result":"clean"'],
      ['"count":1', '"count":0'],
      ["2026-04-01T06", "2026-04-02T06"],
    ] as const) {
      expect(text).toContain(from);
      expect(verifyCertificate(text.replace(from, to)).type).toBe("changed");
    }
  });

  test.each(["", "[]", "{", "{}", '{"format":{"name":"other"}}'])("%j is no certificate", (text) => {
    expect(verifyCertificate(text).type).toBe("unreadable");
  });

  test("of another version is refused", async () => {
    const text = certificateJson(await certificateOf(0)).replace('"version":2}', '"version":3}');
    expect(verifyCertificate(text)).toEqual({ type: "unreadable", reason: "its version is not known here" });
  });

  test("of the first version, which named no sources, still verifies", async () => {
    const { hash: _, sources: __, unposted: ___, ...rest } = await certificateOf(0);
    const content = { ...rest, format: { ...rest.format, version: 1 } };
    const text = JSON.stringify({ ...content, hash: contentHash(content) });
    expect(verifyCertificate(text)).toMatchObject({ type: "intact", result: "clean" });
    expect(verifyCertificate(text.replace('"open":0', '"open":1')).type).toBe("changed");
  });

  test("pins the posting plan that the agency's side was derived with", async () => {
    const report = await reconcileMarch(month, faithfulBooks(month));
    const posting = { hash: "a".repeat(64) };
    const certificate = certify(report, { ...stamp, posting });
    const text = certificateJson(certificate);
    expect(verifyCertificate(text).type).toBe("intact");
    expect(verifyCertificate(text.replace(posting.hash, "b".repeat(64))).type).toBe("changed");
    expect(certificateText(certificate)).toContain(`\nposting plan ${posting.hash}\n`);
    expect(certificateText(certify(report, stamp))).not.toContain("posting plan");
  });

  test("says which sides were compared, and what could not be posted", async () => {
    const report = await reconcileMarch(month, faithfulBooks(month), {
      expected: expectedSide(month).map((each, index) => ({
        ...each,
        origin: { source: "confirma", state: index === 0 ? "changed" : "submitted" },
      })),
      agency: () => ({
        sources: [{ source: "confirma", settlements: 2, payments: 0 }],
        unposted: [
          {
            source: "confirma",
            type: "settlement",
            id: "S9",
            reasons: [
              { code: "ACC_UNSUPPORTED_FEATURE", pointer: "/currency", message: "SEK cannot be booked" },
            ],
          },
        ],
      }),
    });
    const certificate = certify(report, stamp);
    expect(certificate).toMatchObject({
      result: "incomplete",
      sources: [{ source: "confirma", settlements: 2, documents: 9, changed: 1 }],
      unposted: [{ id: "S9" }],
    });
    expect(certificateText(certificate)).toContain(
      [
        "  compared: confirma: 2 settlements and 0 payments are 9 documents, 1 changed",
        "  agency: 3 invoice documents",
      ].join("\n"),
    );
    expect(certificateText(certificate)).toContain(
      "  not compared: settlement S9 of confirma cannot be posted: /currency SEK cannot be booked",
    );
    expect(certificateText(await certificateOf(0))).toContain("the agency itself was not asked");
  });

  test("for people says the same", async () => {
    const [clean, lost] = [certificateText(await certificateOf(0)), certificateText(await certificateOf(1))];
    expect(clean).toContain("reconcile: 0 differences (clean)");
    expect(lost).toContain("reconcile: 1 differences (differences)");
    expect(lost).toContain("  missing: invoice 5000 / -: expected 125.50 EUR on 2026-03-02, books nothing");
  });

  test("holds no names", async () => {
    const text = certificateJson(await certificateOf(1));
    expect(text).not.toMatch(/Meikäläinen|Buyer Company|FI12345678912345678/u);
  });
});
