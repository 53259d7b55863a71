import { readdir, readFile, writeFile } from "node:fs/promises";
import {
  type ConfirmaSimulator,
  demoConfirmaAccount,
  startConfirmaSimulator,
} from "@confirma-connect/simulators";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { northClient } from "../../src/demo/client/demo-clients.ts";
import { run } from "../command/fake-host.ts";
import { type AgencyStage, openAgencyStage } from "./agency-stage.ts";

type Settlements = ReturnType<ConfirmaSimulator["probe"]["books"]>["settlements"];

let stage: AgencyStage;
const agencies: ConfirmaSimulator[] = [];

beforeAll(async () => {
  stage = await openAgencyStage();
  await stage.openInvoices();
}, 60_000);
afterAll(async () => {
  for (const agency of agencies) await agency.close();
  await stage.close();
});

interface Report {
  readonly result: string;
  readonly certificate?: string;
  readonly sources: readonly { readonly source: string; readonly documents: number }[];
  readonly differences: readonly {
    readonly class: string;
    readonly identifier: string;
    readonly agency?: string;
    readonly pointer: string;
    readonly expected?: string;
    readonly actual?: string;
  }[];
}

async function reconcile(
  ...more: readonly string[]
): Promise<Report & { readonly code: number | undefined }> {
  const { code, out } = await stage.command("reconcile", "--json", ...more);
  const report: Report = JSON.parse(out);
  return { ...report, code };
}

/** Reconciles while the agency shows other settlements. */
async function whenChangedTo(change: (settlements: Settlements) => Settlements): Promise<Report> {
  const books = stage.agency.probe.books();
  const book = { ...books, settlements: change(books.settlements), nextCaseId: 900_000 };
  const agency = await startConfirmaSimulator({ accounts: [demoConfirmaAccount({ book })] });
  agencies.push(agency);
  const config = await readFile(stage.config, "utf8");
  await writeFile(stage.config, config.replaceAll(stage.agency.url, agency.url));
  const { code, ...report } = await reconcile();
  await writeFile(stage.config, config);
  expect(code).toBe(1);
  return report;
}

type Book = Parameters<Parameters<AgencyStage["simulator"]["amend"]>[1]>[0];
type Voucher = Book["vouchers"][number];

/** Does something while the books hold the first settlement's voucher a second time, without our key. */
async function whenTypedIn<T>(
  change: (lines: Voucher["lines"]) => Voucher["lines"],
  work: () => Promise<T>,
): Promise<T> {
  const kept: Book[] = [];
  const [settlement] = stage.agency.probe.books().settlements;
  stage.simulator.amend(northClient.businessId, (book) => {
    kept.push(book);
    const ours = book.vouchers.find(
      ({ date, lines }) =>
        date === settlement?.settlementDate && lines.some(({ description }) => description === "Payout"),
    );
    if (ours === undefined) throw new Error("the settlement has no voucher");
    const typed = { ...ours, netvisorKey: book.nextKey, description: "typed", lines: change(ours.lines) };
    return { ...book, vouchers: [...book.vouchers, typed] };
  });
  const result = await work();
  stage.simulator.amend(northClient.businessId, (book) => kept[0] ?? book);
  return result;
}

const named = ({ differences }: Report) =>
  differences.map(({ class: name, identifier, agency }) => [name, identifier, agency]);

describe("reconcile, from the agency's settlements to Netvisor's books", () => {
  test("settlements that were never pulled: every document is missing", async () => {
    const pulled = await stage.command("pull", "--dry-run", "--json");
    const { entries }: { entries: readonly { readonly documents: number }[] } = JSON.parse(pulled.out);
    const documents = entries.reduce((sum, each) => sum + each.documents, 0);
    const report = await reconcile("--certificate", `${stage.folder}/certificates`);
    expect([report.code, report.result]).toEqual([1, "differences"]);
    expect(new Set(named(report).map(([name, , agency]) => `${name} ${agency}`))).toEqual(
      new Set(["missing notSubmitted"]),
    );
    // A payment with interest is a payment and a voucher in Netvisor.
    const identifiers = report.differences.map(({ identifier }) => identifier.replace(/\/.*$/u, ""));
    expect(new Set(identifiers).size).toBe(documents);
    const { code, out } = await stage.command("reconcile");
    expect(code).toBe(1);
    expect(out).toMatch(/^missing +ledger +confirma-S-\S+ +– .*EUR on 2026-03-.*never submitted *$/mu);
    expect(out).toMatch(/^compared with confirma: \d+ settlements and 0 payments, \d+ documents$/mu);
  }, 60_000);

  test("without the agency nobody knows of them, and that is said", async () => {
    const { code, out } = await stage.command("reconcile", "--without-agency");
    expect(code).toBe(0);
    expect(out).toContain("compared with what was submitted; the agency itself was not asked\n");
    expect(out).toContain("reconcile: 0 differences");
  }, 60_000);

  test("pulled and delivered: no difference, and the certificate names the source", async () => {
    expect((await stage.command("pull")).code).toBe(0);
    await stage.deliver();
    const folder = `${stage.folder}/certificates`;
    const report = await reconcile("--certificate", folder);
    expect(report).toMatchObject({ code: 0, result: "clean", differences: [] });
    const file = report.certificate ?? "";
    expect(file).toMatch(/\/reconcile-shop-2026-03-01-2026-03-31-[0-9a-f]{12}\.json$/u);
    const certificate: Report & { readonly posting?: { readonly hash: string } } = JSON.parse(
      await readFile(file, "utf8"),
    );
    expect(certificate.posting?.hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(certificate.sources).toEqual(report.sources);
    expect(report.sources).toMatchObject([{ source: "confirma", notSubmitted: 0, changed: 0, notShown: 0 }]);
  }, 60_000);

  test("a clean run keeps the certificate that showed differences, and both verify", async () => {
    const folder = `${stage.folder}/certificates`;
    const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
    const verified = await Promise.all(
      files.map((name) => run(["reconcile", "verify", `${folder}/${name}`, "--json"])),
    );
    expect(verified.map(({ code, out }) => [code, JSON.parse(out).intact])).toEqual([
      [0, true],
      [0, true],
    ]);
    const results = verified.map(({ out }) => JSON.parse(out).result);
    expect(results.toSorted()).toEqual(["clean", "differences"]);
  });

  test("a settlement's voucher that somebody typed in beside ours is a duplicate", async () => {
    const report = await whenTypedIn(
      (lines) => lines.toReversed(),
      () => reconcile(),
    );
    const { settlements } = stage.agency.probe.books();
    expect(report.code).toBe(1);
    expect(named(report)).toEqual([["duplicate", `confirma-S-${settlements[0]?.settlementId}`, undefined]]);
  }, 60_000);

  test("what is not ours is counted in the text, and is extra where all is asked for", async () => {
    const elsewhere = (lines: Voucher["lines"]) => lines.map((line) => ({ ...line, accountNumber: "1911" }));
    // Netvisor makes vouchers of its own for invoices and payments; these are not ours either.
    const ownOnes = async () =>
      (await stage.command("reconcile")).out.match(/^not ours: (\d+) ledger/mu)?.[1];
    const before = Number(await ownOnes());
    const told = await whenTypedIn(elsewhere, () => stage.command("reconcile"));
    expect(told.code).toBe(0);
    expect(told.out).toMatch(
      new RegExp(`^not ours: ${before + 1} ledger documents, \\d+\\.\\d\\d EUR$`, "mu"),
    );
    const all = await whenTypedIn(elsewhere, () => reconcile("--extras", "all"));
    expect(all.code).toBe(1);
    expect(all.differences.map((each) => each.class)).toEqual(Array(before + 1).fill("extra"));
  }, 60_000);

  test("a cent at the agency: its document and its payment differ", async () => {
    const report = await whenChangedTo(([first, ...others]) => {
      const [allocation, ...rest] = first?.allocations ?? [];
      if (first === undefined || allocation === undefined) throw new Error("no settlement");
      const parts = { ...allocation.parts, capital: allocation.parts.capital + 1 };
      return [{ ...first, allocations: [{ ...allocation, parts }, ...rest] }, ...others];
    });
    const id = stage.agency.probe.books().settlements[0];
    expect(named(report)).toEqual([
      ["amount", `confirma-S-${id?.settlementId}`, "changed"],
      ["amount", `confirma-S-${id?.settlementId}-${id?.allocations[0]?.allocationId}`, "changed"],
    ]);
  }, 60_000);

  test("another day, another invoice, a settlement that is gone", async () => {
    const report = await whenChangedTo(([first, second, third, ...others]) => {
      if (first === undefined || second === undefined || third === undefined) throw new Error("too few");
      const [one, two, ...rest] = second.allocations;
      if (one === undefined || two === undefined) throw new Error("too few allocations");
      const moved = { ...one, caseId: two.caseId };
      return [
        { ...first, settlementDate: "2026-03-09" },
        { ...second, allocations: [moved, two, ...rest] },
        ...others,
      ];
    });
    const [first, second, third] = stage.agency.probe.books().settlements.map((each) => ({
      ...each,
      own: `confirma-S-${each.settlementId}`,
    }));
    const of = (own = "-") => report.differences.filter(({ identifier }) => identifier.startsWith(own));
    expect(new Set(of(first?.own).map(({ class: name, agency }) => `${name} ${agency}`))).toEqual(
      new Set(["date changed"]),
    );
    expect(of(second?.own)).toMatchObject([
      { class: "reference", pointer: "/invoiceNumber", agency: "changed" },
    ]);
    expect(new Set(of(third?.own).map(({ class: name, agency }) => `${name} ${agency}`))).toEqual(
      new Set(["extra notShown"]),
    );
    expect(of("confirma-S-")).toHaveLength(report.differences.length);
  }, 60_000);
});
