import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSettlements } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";

const parts = (capital: number, interest: number, fees: number) => [
  { type: "CAPITAL", amount: capital },
  { type: "INTEREST", amount: interest },
  { type: "FEES", amount: fees },
];

/** The documented settlement of the newer pages. */
const newer = (fields: Readonly<Record<string, unknown>> = {}) => ({
  settlementId: 202603280001,
  settlementDate: "2026-03-28",
  agency: "CASH-IN",
  remittanceReference: "8090801781763",
  beneficiary: { name: "Partner Test Customer", iban: "", bic: "" },
  settlementAmount: 1240.5,
  currency: "EUR",
  apiFetchDate: null,
  allocations: [
    allocation(9001001, 1000.0, "202600145", { caseId: null, breakdown: parts(900.0, 75.0, 25.0) }),
    allocation(9001002, 240.5, "202600146", { caseId: null, breakdown: parts(200.0, 30.0, 10.5) }),
  ],
  ...fields,
});

/** The same settlement in the older pages. */
const older = () => ({
  settlementId: 202603280001,
  settlementDate: "2026-03-28",
  agency: "CashIn",
  remittanceReference: null,
  beneficiary: null,
  settlementAmount: 1240.5,
  currency: "EUR",
  allocations: [
    allocation(9001001, 1000.0, "202600145", { events: parts(900.0, 75.0, 25.0) }),
    allocation(9001002, 240.5, "202600146", { events: parts(200.0, 30.0, 10.5) }),
  ],
});

function allocation(id: number, total: number, invoice: string, fields: Readonly<Record<string, unknown>>) {
  return {
    allocationId: id,
    allocatedTotalAmount: total,
    allocationDate: "2026-03-28",
    currency: "EUR",
    originalInvoiceNumber: invoice,
    ...fields,
  };
}

const answer = (...settlements: readonly unknown[]) => ({
  createdAt: "2026-04-01T09:34:12.123Z",
  settlements,
});

describe("settlements", () => {
  test("both documented versions carry the same allocations", () => {
    const [fromNewer] = parseSettlements(answer(newer())).document ?? [];
    const [fromOlder] = parseSettlements(answer(older())).document ?? [];
    expect(fromOlder?.allocations).toEqual(fromNewer?.allocations.map(({ caseId: _, ...rest }) => rest));
    expect(fromNewer).toMatchObject({
      settlementId: "202603280001",
      settlementAmount: 124_050,
      allocations: [
        { allocationId: "9001001", allocatedTotalAmount: 100_000, breakdown: [{ amount: 90_000 }, {}, {}] },
        { allocationId: "9001002", breakdown: [{}, {}, { type: "FEES", amount: 1_050 }] },
      ],
    });
    expect(fromOlder?.beneficiary).toBeUndefined();
    expect(fromNewer?.beneficiary?.iban).toBeUndefined();
  });

  test.each([
    ["breakdown wins over events", { breakdown: parts(1, 0, 0), events: parts(9, 9, 9) }, [100, 0, 0]],
    ["an empty breakdown gives way to events", { breakdown: [], events: parts(1, 2, 3) }, [100, 200, 300]],
    ["null gives way to events", { breakdown: null, events: parts(1, 2, 3) }, [100, 200, 300]],
    ["neither is an empty breakdown", {}, []],
  ])("%s", (_, fields, amounts) => {
    const body = answer(newer({ allocations: [allocation(1, 6, "1", fields)] }));
    const [read] = parseSettlements(body).document ?? [];
    expect(read?.allocations[0]?.breakdown.map(({ amount }) => amount)).toEqual(amounts);
  });

  test("an allocation without a currency has that of its settlement", () => {
    const allocations = [allocation(1, 6, "1", { currency: null })];
    const [read] = parseSettlements(answer(newer({ currency: "SEK", allocations }))).document ?? [];
    expect(read?.allocations[0]?.currency).toBe("SEK");
  });

  test("reversals keep their sign", () => {
    const allocations = [allocation(1, -6.05, "1", { breakdown: parts(-6.05, 0, 0) })];
    const [read] = parseSettlements(answer(newer({ settlementAmount: -6.05, allocations }))).document ?? [];
    expect([read?.settlementAmount, read?.allocations[0]?.breakdown[0]?.amount]).toEqual([-605, -605]);
  });

  test("what cannot be read is named with its place, and nothing is given out", () => {
    const allocations = [allocation(1, 6.001, "1", { breakdown: [{ type: "CAPITAL" }] })];
    const { document, problems } = parseSettlements(answer(newer(), newer({ allocations, odd: 1 })));
    expect(document).toBeUndefined();
    expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["ACC_DOCUMENT_AMOUNT_PRECISION", "/settlements/1/allocations/0/allocatedTotalAmount"],
      ["ACC_DOCUMENT_FIELD_MISSING", "/settlements/1/allocations/0/breakdown/0/amount"],
      ["ACC_DOCUMENT_FIELD_UNKNOWN", "/settlements/1/odd"],
    ]);
  });

  test.each([[null], [[]], [{}], [{ message: "unauthorized" }]])(
    "%j is no answer with settlements, and so not an empty one",
    (body) => {
      expect(parseSettlements(body).problems).toMatchObject([{ code: "ACC_DOCUMENT_FIELD_INVALID" }]);
    },
  );

  test.each([[[]], [null]])("settlements %j is an empty answer", (settlements) => {
    expect(parseSettlements({ settlements })).toEqual({ document: [], problems: [] });
  });

  test("problems quote no names and no account numbers", () => {
    const beneficiary = { name: "Canary\u0000Name", iban: "CanaryIban\u0007", bic: 7 };
    const { problems } = parseSettlements(answer(newer({ beneficiary, currency: "canary" })));
    expect(problems.map(({ pointer }) => pointer).sort()).toEqual([
      "/settlements/0/beneficiary/bic",
      "/settlements/0/beneficiary/iban",
      "/settlements/0/beneficiary/name",
      "/settlements/0/currency",
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/canary/iu);
  });

  test("the published pages read cleanly where they lie beside the repository", () => {
    const folder = join(import.meta.dirname, "../../../../../shared/examples/confirma");
    const bodies = ["newer", "older"].map((version): unknown => {
      const path = join(folder, `partner_settlements_get_200.${version}.json`);
      return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : answer(newer());
    });
    const read = bodies.map((body) => parseSettlements(body));
    expect(read.map(({ document, problems }) => [document?.length, problems])).toEqual([
      [1, []],
      [1, []],
    ]);
  });
});
