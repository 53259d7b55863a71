import { conformanceCases, runConformance, withheldCases } from "@confirma-connect/conformance";
import { describe, expect, test } from "@jest/globals";
import { sandboxSubject } from "../../sandbox/test/sandbox-subject.ts";

describe("runConformance", () => {
  test("reports each case in order and disposes of the subject", async () => {
    let disposed = 0;
    const dispose = async (): Promise<void> => {
      disposed += 1;
    };
    const seen: string[] = [];
    const report = await runConformance(
      { ...sandboxSubject(), dispose },
      { only: ({ family }) => family === "render", onResult: ({ id }) => seen.push(id) },
    );
    expect(report).toMatchObject({
      subject: "sandbox",
      system: "sandbox",
      passed: 9,
      failed: 0,
      withheld: [],
    });
    expect(report.results.map(({ id }) => id)).toEqual(seen);
    expect(disposed).toBe(1);
  });

  test("a failing case is a result with its reason", async () => {
    const subject = { ...sandboxSubject(), manifest: { ...sandboxSubject().manifest, title: "Another" } };
    const report = await runConformance(subject, { only: ({ id }) => id === "manifest/own" });
    expect(report).toMatchObject({ passed: 0, failed: 1 });
    expect(report.results[0]?.error).toContain("Another");
  });
});

describe("conformanceCases", () => {
  test("every case has its own id and a title", () => {
    const cases = conformanceCases(sandboxSubject());
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ title }) => title.length < 10)).toEqual([]);
  });

  test("what the manifest does not declare has no cases", () => {
    const { manifest, ...subject } = sandboxSubject();
    const { payment: _payment, ledger, ...kinds } = manifest.kinds;
    if (ledger === undefined) throw new Error("the sandbox declares ledger documents");
    const fewer = { ...ledger, operations: ["render", "deliver", "locate"] as const };
    const cases = conformanceCases({
      ...subject,
      manifest: { ...manifest, kinds: { ...kinds, ledger: fewer } },
    });
    expect(cases.filter(({ kind }) => kind === "payment")).toEqual([]);
    expect(cases.filter(({ id }) => id.startsWith("ledger/read/"))).toEqual([]);
    expect(cases.some(({ id }) => id === "invoice/read/equal")).toBe(true);
  });

  test("what the stand-in cannot play is withheld, not passed", () => {
    const { probe, otherSystem: _other, ...subject } = sandboxSubject();
    const weaker = { ...subject, probe: { ...probe, faults: ["refuseConnection"] as const } };
    const ids = conformanceCases(weaker).map(({ id }) => id);
    const withheld = withheldCases(weaker);
    expect(ids).toContain("ledger/fault/refuse-connection");
    expect(ids).not.toContain("ledger/fault/commit-lose-answer");
    expect(withheld).toContainEqual(
      expect.objectContaining({ id: "ledger/fault/commit-lose-answer", missing: ["fault:commitLoseAnswer"] }),
    );
    expect(withheld).toContainEqual(
      expect.objectContaining({ id: "ledger/tenant/sees-nothing", missing: ["subject:otherSystem"] }),
    );
    expect(ids.length + withheld.length).toBe(conformanceCases(sandboxSubject()).length);
  });
});
