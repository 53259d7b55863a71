import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { paidInvoice } from "../../src/demo/document/documented-invoice.ts";
import { documentedLedger } from "../../src/demo/document/documented-ledger.ts";
import { freePort } from "../../src/demo/process/free-port.ts";
import { run } from "./fake-host.ts";
import { openStage, type Stage } from "./stage.ts";

const documentOf = (name: string): string =>
  fileURLToPath(new URL(`../../../../examples/documents/${name}`, import.meta.url));
const ledger = documentOf("ledger.json");

const Listed = z.object({
  submissions: z.array(
    z.object({ reference: z.string(), state: z.string(), evidence: z.string().nullable() }),
  ),
});

describe("with a gateway", () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await openStage();
  });

  afterEach(() => stage.close());

  const at = (url: string, key = stage.clientKey): readonly string[] => ["--url", url, "--key", key];

  const listed = async (url: string) => {
    const { out } = await run(["status", "ledger", "--json", ...at(url)]);
    return Listed.parse(JSON.parse(out)).submissions;
  };

  test("a document is submitted, waited for, and submitted again without effect", async () => {
    const { url } = await stage.serve();
    const first = await run(["submit", "ledger", ledger, ...at(url)]);
    expect([first.code, first.out]).toEqual([0, expect.stringContaining("taken\n  abc-123-def-456: ")]);
    const watched = await run(["status", "--watch", ...at(url)]);
    expect(watched.code).toBe(0);
    expect(watched.out).toMatch(/ledger {2}abc-123-def-456 {2}accepted {2}(identified|readBack) /);
    const again = await run(["submit", "ledger", ledger, "--json", ...at(url)]);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ files: [{ taken: true, replayed: true }] });
    expect(stage.simulator.probe.books().vouchers).toHaveLength(1);
  });

  test("several files: a refused one is told with pointer and advice, the others are taken", async () => {
    const { url } = await stage.serve();
    const [row, ...rows] = documentedLedger.ledgerRows;
    const broken = {
      ...documentedLedger,
      ledgerIdentifier: "x",
      ledgerRows: [{ ...row, amount: 1 }, ...rows],
    };
    const file = join(stage.folder, "broken.json");
    await writeFile(file, JSON.stringify({ ledgers: broken }));
    const { code, out } = await run(["submit", "ledger", file, ledger, ...at(url)]);
    expect(code).toBe(1);
    expect(out).toContain("broken.json: refused, ACC_DOCUMENT_UNBALANCED");
    expect(out).toMatch(/error ACC_DOCUMENT_UNBALANCED at \/ledgers\/ledgerRows: .*\n {4}do: \S/);
    expect(out).toContain("ledger.json: taken");
  });

  test("the same identifier with other content is a refusal", async () => {
    const { url } = await stage.serve();
    await run(["submit", "ledger", ledger, ...at(url)]);
    const other = JSON.stringify({ ledgers: { ...documentedLedger, documentName: "other" } });
    const { code, out } = await run(["submit", "ledger", "-", ...at(url)], { input: other });
    expect([code, out]).toEqual([1, expect.stringContaining("ACC_DOCUMENT_IDENTIFIER_CONFLICT")]);
  });

  test("status shows one submission with steps and history", async () => {
    const { url } = await stage.serve();
    await run(["submit", "ledger", ledger, ...at(url)]);
    await run(["status", "--watch", ...at(url)]);
    const [found] = await listed(url);
    const { code, out } = await run(["status", "--reference", found?.reference ?? "", ...at(url)]);
    expect(code).toBe(0);
    expect(out).toMatch(/voucher +1 {2}\d{4}-/);
    expect(out).toMatch(/submitted +queued/);
    const none = await run(["status", "--identifier", "no-such", ...at(url)]);
    expect([none.code, none.out]).toEqual([1, "nothing fits\n"]);
    const missing = await run(["status", "--reference", "no-such", ...at(url)]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("ACC_REQUEST_NOT_FOUND")]);
  });

  test("a parked submission is settled by an operator through the gateway", async () => {
    await stage.configure({ system: { lateWriteBound: "never" } });
    const { url } = await stage.serve();
    stage.simulator.arm({ kind: "loseRequest", when: { resource: "accounting" } });
    await run(["submit", "ledger", ledger, ...at(url)]);
    const parked = await run(["status", "--watch", ...at(url)]);
    expect([parked.code, parked.out]).toEqual([5, expect.stringContaining("parked")]);
    const [found] = await listed(url);
    const reference = found?.reference ?? "";
    const denied = await run(["resolve", reference, "--absent", ...at(url)]);
    expect([denied.code, denied.err]).toEqual([3, expect.stringContaining("operator")]);
    const done = await run(["resolve", reference, "--absent", "--json", ...at(url, stage.operatorKey)]);
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ reference, decision: { type: "absent" } });
    const settled = await run(["status", "--watch", ...at(url)]);
    expect([settled.code, stage.simulator.probe.books().vouchers.length]).toEqual([0, 1]);
    const twice = await run(["resolve", reference, "--look", ...at(url, stage.operatorKey)]);
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining("accepted")]);
  });

  test("a parked submission is settled in the store while no gateway runs", async () => {
    await stage.configure({ system: { lateWriteBound: "never" } });
    const gateway = await stage.serve();
    stage.simulator.arm({ kind: "loseRequest", when: { resource: "accounting" } });
    await run(["submit", "ledger", ledger, ...at(gateway.url)]);
    await run(["status", "--watch", ...at(gateway.url)]);
    const [found] = await listed(gateway.url);
    await gateway.close();
    const healthy = await run(["doctor", "--config", stage.config]);
    expect(healthy.out).toContain("1 submissions wait for a person");
    const given = await run([
      "resolve",
      found?.reference ?? "",
      "--booked",
      "1802",
      "--config",
      stage.config,
    ]);
    expect([given.code, given.out]).toEqual([0, `ledger ${found?.reference ?? ""} is now accepted\n`]);
    const unknown = await run(["resolve", "no-such", "--look", "--config", stage.config]);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("no submission no-such")]);
  });

  test("a refused document goes on after the accounting system was corrected", async () => {
    const { url } = await stage.serve();
    const payment = documentOf("payment.json");
    await run(["submit", "payment", payment, ...at(url)]);
    const refused = await run(["status", "payment", "--watch", ...at(url)]);
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining("refused")]);
    const { out } = await run(["status", "payment", "--json", ...at(url)]);
    const reference = Listed.parse(JSON.parse(out)).submissions[0]?.reference ?? "";
    const invoice = JSON.stringify({ invoices: [paidInvoice] });
    await run(["submit", "invoice", "-", ...at(url)], { input: invoice });
    await run(["status", "invoice", "--watch", ...at(url)]);
    const again = await run(["resolve", reference, "--again", ...at(url, stage.operatorKey)]);
    expect(again.code).toBe(0);
    expect((await run(["status", "--watch", ...at(url)])).code).toBe(0);
    expect(stage.simulator.probe.books().salesPayments).toHaveLength(1);
  });

  test("a wrong key ends with 3, a gateway that is not there with 4", async () => {
    const { url } = await stage.serve();
    const file = join(stage.folder, "wrong.key");
    await writeFile(file, "wrong");
    const wrong = await run(["status", ...at(url, `file:${file}`)]);
    expect([wrong.code, wrong.err]).toEqual([3, expect.stringContaining("ACC_REQUEST_KEY")]);
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const { code, err } = await run(["submit", "ledger", ledger, ...at(nobody)]);
    expect([code, err]).toEqual([4, expect.stringContaining("does not answer")]);
    expect((await run(["status", ...at("not an address")])).code).toBe(2);
  });

  test("another server is not taken for a gateway", async () => {
    const { code, err } = await run(["status", ...at(stage.simulator.url)]);
    expect([code, err]).toEqual([4, expect.stringContaining("is not a gateway's")]);
  });

  test("nor is one that answers everything with 200 and a page", async () => {
    const server = createServer((_request, response) => response.end("<p>Welcome</p>"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = z.object({ port: z.number() }).parse(server.address());
    const { code, err } = await run(["status", ...at(`http://127.0.0.1:${address.port}`)]);
    await new Promise((resolve) => server.close(resolve));
    expect([code, err]).toEqual([4, expect.stringContaining("is not a gateway's")]);
  });
});
