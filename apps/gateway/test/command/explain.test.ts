import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { islandClient, northClient } from "../../src/demo/client/demo-clients.ts";
import { documentedLedger } from "../../src/demo/document/documented-ledger.ts";
import { netbaronPlan } from "../../src/demo/scene/netbaron-plan.ts";
import { netvisorPlan } from "../../src/demo/scene/netvisor-plan.ts";
import { hashApiKey } from "../../src/secret/api-key.ts";
import { run } from "./fake-host.ts";

const documents = fileURLToPath(new URL("../../../../examples/documents/", import.meta.url));
const ledger = join(documents, "ledger.json");

const Explained = z.object({
  acceptable: z.boolean(),
  plan: z.object({ source: z.string(), version: z.string(), hash: z.string() }),
  documents: z.array(
    z.object({
      identifier: z.string(),
      findings: z.array(z.object({ severity: z.string(), code: z.string(), pointer: z.string() })),
      steps: z.array(z.object({ name: z.string(), body: z.string(), resource: z.string() })),
      postings: z.array(z.object({ account: z.string(), debit: z.string(), credit: z.string() })),
      totals: z.object({ debit: z.string(), credit: z.string(), difference: z.string() }),
    }),
  ),
  findings: z.array(
    z.object({ severity: z.string(), code: z.string(), pointer: z.string(), advice: z.string() }),
  ),
  unmapped: z.object({
    accounts: z.array(z.string()),
    vatCodes: z.array(z.string()),
    dimensions: z.array(z.string()),
    documentClasses: z.array(z.string()),
  }),
  evidence: z.string().nullable(),
  undo: z.string().nullable(),
  assumptions: z.array(z.object({ id: z.string(), mark: z.string() })),
});

const explained = (text: string) => Explained.parse(JSON.parse(text));

describe("explain", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "explain-"));
  });

  afterAll(() => rm(folder, { recursive: true }));

  test("prints a balanced voucher for the documented ledger document", async () => {
    const { code, out } = await run(["explain", "ledger", ledger]);
    expect(code).toBe(0);
    const lines = out.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
    expect(lines).toContain("1701 2990.00 NONE 0 % Kustannuspaikka: 1000, Projekti: PN12345");
    expect(lines).toContain("3000 2382.47 KOMY 25.5 % Projekti: PN12345");
    expect(lines).toContain("2939 607.53 NONE 0 % VAT Projekti: PN12345");
    expect(lines).toContain("sum 2990.00 2990.00");
    expect(lines).toContain("in balance");
    expect(out).toContain("built-in demo plan");
    expect(out).toContain("<voucherclass>Myyntilasku</voucherclass>");
  });

  test("says the same in JSON, on the right sides", async () => {
    const { out } = await run(["explain", "ledger", ledger, "--json"]);
    const {
      documents: [document],
      plan,
      evidence,
      undo,
      assumptions,
    } = explained(out);
    expect(document?.postings).toEqual([
      expect.objectContaining({ account: "1701", debit: "2990.00", credit: "" }),
      expect.objectContaining({ account: "3000", debit: "", credit: "2382.47" }),
      expect.objectContaining({ account: "2939", debit: "", credit: "607.53" }),
    ]);
    expect(document?.totals).toEqual({ debit: "2990.00", credit: "2990.00", difference: "0.00" });
    expect(plan.source).toBe("built-in");
    expect(evidence).toBe("readBack");
    expect(undo).toMatch(/voucher/i);
    expect(assumptions.map(({ mark }) => mark)).toContain("inferred");
  });

  test("prints the body of every step unchanged", async () => {
    const json = explained(
      (await run(["explain", "invoice", join(documents, "invoice.json"), "--json"])).out,
    );
    const { out } = await run(["explain", "invoice", join(documents, "invoice.json")]);
    const bodies = json.documents.flatMap(({ steps }) => steps.map(({ body }) => body));
    expect(bodies).toHaveLength(3);
    for (const body of bodies) expect(out).toContain(`\n${body}\n---- end of body ----\n`);
  });

  test("reads a document from standard input", async () => {
    const body = JSON.stringify({ ledgers: documentedLedger });
    const { code, out } = await run(["explain", "ledger", "-"], { input: body });
    expect([code, out]).toEqual([0, expect.stringContaining("abc-123-def-456")]);
  });

  test("lists unmapped words of a document that the plan does not know, and ends with 1", async () => {
    const plan = join(folder, "empty-plan.json");
    await writeFile(plan, JSON.stringify({ accounts: { unlisted: "refuse" } }));
    const { code, out } = await run(["explain", "ledger", ledger, "--plan", plan, "--json"]);
    const {
      unmapped,
      documents: [document],
      plan: origin,
    } = explained(out);
    expect(code).toBe(1);
    expect(unmapped).toMatchObject({
      accounts: ["1701", "2939", "3000"],
      vatCodes: ["20 at 25.5 %"],
      dimensions: ["COST_CENTER"],
      documentClasses: ["ML"],
    });
    expect(document?.steps).toEqual([]);
    expect(document?.findings.map(({ code: each }) => each)).toEqual(
      expect.arrayContaining([
        "ACC_MAPPING_ACCOUNT",
        "ACC_MAPPING_VAT_CODE",
        "ACC_MAPPING_DIMENSION",
        "ACC_MAPPING_DOCUMENT_CLASS",
      ]),
    );
    expect(origin.source).toBe("file");
    const text = (await run(["explain", "ledger", ledger, "--plan", plan])).out;
    expect(text).toContain("Unmapped VAT codes: 20 at 25.5 %");
    expect(text).toContain("Nothing would be sent: the errors above");
  });

  test("uses a client's plan of a configuration without reading any secret", async () => {
    const config = join(folder, "gateway.json");
    const client = (id: string) => ({
      id,
      apiKeyHashes: [hashApiKey(id)],
      system: {
        type: "netvisor",
        customerId: "c",
        customerKey: "env:NO_SUCH_KEY_ANYWHERE",
        partnerId: "p",
        partnerKey: "file:no-such-file",
        organisationId: id === "north" ? "9000011-8" : "9000022-2",
      },
      plan: netvisorPlan(northClient),
    });
    await writeFile(
      config,
      JSON.stringify({ store: { file: "s.sqlite" }, clients: [client("north"), client("coast")] }),
    );
    const given = ["explain", "ledger", ledger, "--json", "--config", config];
    const { code, out } = await run([...given, "--client", "north"]);
    expect([code, explained(out).plan.source]).toEqual([0, "configuration"]);
    const several = await run(given);
    expect(several.code).toBe(2);
    expect(several.out).toContain("north, coast");
    const unknown = await run([...given, "--client", "south"]);
    expect([unknown.code, unknown.out.includes("no client south")]).toEqual([2, true]);
  });

  test.each([
    [
      "one cent out of balance",
      { amount: 2990.01, netAmount: 2990.01 },
      "ACC_DOCUMENT_UNBALANCED",
      "/ledgerRows",
    ],
    [
      "a tenth of a cent",
      { amount: 2990.001 },
      "ACC_DOCUMENT_AMOUNT_PRECISION",
      "/ledgers/ledgerRows/0/amount",
    ],
    [
      "a control character",
      { transactionDescription: "a\u0007b" },
      "ACC_DOCUMENT_TEXT_CONTROL",
      "/ledgers/ledgerRows/0/transactionDescription",
    ],
  ])("names pointer, rule and advice for %s", async (_name, fields, code, pointer) => {
    const [first, ...rows] = documentedLedger.ledgerRows;
    const broken = { ...documentedLedger, ledgerRows: [{ ...first, ...fields }, ...rows] };
    const input = JSON.stringify({ ledgers: broken });
    const result = await run(["explain", "ledger", "-"], { input });
    expect(result.code).toBe(1);
    expect(result.out).toContain(`error ${code} at ${pointer}`);
    expect(result.out).toMatch(/\n {0,4}do: \S/);
  });

  test("a document with errors would not be sent: errors stand first, and no step is shown", async () => {
    const [first, ...rows] = documentedLedger.ledgerRows;
    const broken = {
      ...documentedLedger,
      newField: 1,
      ledgerRows: [{ ...first, amount: 2990.01, netAmount: 2990.01 }, ...rows],
    };
    const input = JSON.stringify({ ledgers: broken });
    const { code, out } = await run(["explain", "ledger", "-"], { input });
    expect(code).toBe(1);
    expect(out).toContain("Nothing would be sent: the errors above");
    expect(out).not.toContain("What would be sent");
    expect(out).not.toContain("<voucher");
    expect(out.indexOf("error ACC_DOCUMENT_UNBALANCED")).toBeLessThan(out.indexOf("warning ACC_"));
    const told = explained((await run(["explain", "ledger", "-", "--json"], { input })).out);
    expect([told.acceptable, told.documents[0]?.steps]).toEqual([false, []]);
  });

  test("a good document beside a bad one would not be sent either", async () => {
    const bad = { ...documentedLedger, ledgerIdentifier: "bad", documentType: "XX" };
    const input = JSON.stringify({ ledgers: [documentedLedger, bad] });
    const { code, out } = await run(["explain", "ledger", "-"], { input });
    expect(code).toBe(1);
    expect(out).not.toContain("What would be sent");
    expect(out).toContain("the body has errors elsewhere");
  });

  test("of a file that is not JSON only the error is told, with its place and what to do", async () => {
    const { code, out } = await run(["explain", "ledger", "-"], { input: '{\n  "ledgers": oops\n}' });
    expect(code).toBe(1);
    expect(out).toMatch(
      /^error ACC_DOCUMENT_NOT_JSON at \(document\): is not JSON text( near line 2, column \d+)?\n {2}do: \S/,
    );
    expect(out).toContain("Nothing would be sent");
    expect(out).not.toContain("Assumptions");
  });

  test("a number that would be rounded is refused", async () => {
    const input = JSON.stringify({ ledgers: documentedLedger }).replace("2990", "2990.0100000000000001");
    const { code, out } = await run(["explain", "ledger", "-"], { input });
    expect(code).toBe(1);
    expect(out).toContain("error ACC_DOCUMENT_AMOUNT_PRECISION at /ledgers/ledgerRows/0/amount");
  });

  test("a byte order mark before the text is no part of it", async () => {
    const file = join(folder, "with-mark.json");
    await writeFile(file, `\uFEFF${JSON.stringify({ ledgers: documentedLedger })}`);
    expect((await run(["explain", "ledger", file])).code).toBe(0);
  });

  test.each([
    ["no JSON", "{", "ACC_DOCUMENT_NOT_JSON"],
    ["another kind's envelope", '{"payments":[]}', "ACC_DOCUMENT_FIELD_MISSING"],
    ["deep nesting", `{"ledgers":${"[".repeat(60)}${"]".repeat(60)}}`, "ACC_DOCUMENT_TOO_DEEP"],
    ["a prototype key", '{"ledgers":{"__proto__":{}}}', "ACC_DOCUMENT_FORBIDDEN_KEY"],
  ])("explains a body with %s", async (_name, input, code) => {
    const { code: exit, out, err } = await run(["explain", "ledger", "-", "--json"], { input });
    expect(exit).toBe(1);
    expect(explained(out).findings[0]?.code).toBe(code);
    expect(err).toBe("");
  });

  test("a plan that is none is a configuration error with its place", async () => {
    const plan = join(folder, "bad-plan.json");
    await writeFile(plan, JSON.stringify({ accounts: { unlisted: "maybe" } }));
    const { code, err } = await run(["explain", "ledger", ledger, "--plan", plan]);
    expect(code).toBe(3);
    expect(err).toContain('/accounts/unlisted: must be "asIs" or "refuse"');
    await writeFile(plan, JSON.stringify({ documentClases: {} }));
    expect((await run(["explain", "ledger", ledger, "--plan", plan])).err).toContain(
      "/documentClases: is not a setting; did you mean documentClasses?",
    );
    await writeFile(plan, "not json");
    expect((await run(["explain", "ledger", ledger, "--plan", plan])).err).toContain("is not JSON");
  });
});

describe("explain for the other systems", () => {
  const shown = (kind: string, system: string) =>
    run(["explain", kind, join(documents, `${kind}.json`), "--system", system]);

  test.each([
    ["procountor", "ledger", '"type":"JOURNAL"', "can be set unfinished and invalidated while its year"],
    ["procountor", "invoice", '"type":"SALES_INVOICE"', "once sent, it can only be credited"],
    ["procountor", "payment", "markpaid", "An unattended integration cannot take back a payment"],
    ["netbaron", "ledger", "Tositenumero", "can be removed from the inbox before it is imported"],
    ["netbaron", "invoice", "<Finvoice", "Send a credit note"],
    ["netbaron", "payment", "Suoritus 133720800", "taken back in NetBaron, by a person"],
  ])("%s, %s: the bytes, and before them what cannot be undone", async (system, kind, bytes, undo) => {
    const { code, out } = await shown(kind, system);
    expect([code, out]).toEqual([0, expect.stringContaining(bytes)]);
    expect(out).toContain(undo);
    expect(out.indexOf(undo)).toBeLessThan(out.indexOf("What would be sent"));
    expect(out).toContain("built-in demo plan");
    if (kind === "ledger") expect(out).toContain("in balance");
    expect(out).toContain(
      system === "netbaron" ? "can reach: handedOver (a file leaves our hands" : "can reach: readBack",
    );
  });

  test("document types are not told as unmapped where there are no document classes", async () => {
    expect((await shown("ledger", "procountor")).out).toContain("Everything is mapped by the plan.");
  });

  test("25.5 % in an integer column is refused until the plan decides", async () => {
    const folder = await mkdtemp(join(tmpdir(), "explain-netbaron-"));
    const plan = join(folder, "plan.json");
    const { options, ...rest } = netbaronPlan(islandClient);
    const { fractionalVatPercentage: _undecided, ...own } = z
      .record(z.string(), z.json())
      .parse(options?.["netbaron"]);
    await writeFile(plan, JSON.stringify({ ...rest, options: { netbaron: own } }));
    const { code, out } = await run(["explain", "ledger", ledger, "--system", "netbaron", "--plan", plan]);
    await rm(folder, { recursive: true });
    expect([code, out]).toEqual([1, expect.stringContaining("options.netbaron.fractionalVatPercentage")]);
    expect(out).toContain("/ledgerRows/1/vatPercentage");
  });
});
