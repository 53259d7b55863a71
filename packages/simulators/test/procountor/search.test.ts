import { beforeEach, describe, expect, test } from "@jest/globals";
import { at, numberAt, type Session, session } from "./client.ts";
import { journal, objectAt, paidBy, purchaseInvoice, row, salesInvoice } from "./samples.ts";

const idsOf = (json: unknown): readonly number[] =>
  Object.values(objectAt(json, "results")).map((one) => numberAt(one, "id"));

describe("GET /invoices", () => {
  let opened: Session;
  let ids: readonly number[];

  beforeEach(async () => {
    let now = Date.parse("2026-03-02T08:00:00Z");
    opened = await session({ now: () => new Date(now) });
    const bodies = [
      salesInvoice({ originalInvoiceNumber: "A" }),
      salesInvoice({
        originalInvoiceNumber: "B",
        date: "2026-03-05",
        partnerId: 501,
        additionalInformation: "Erityinen",
      }),
      purchaseInvoice({ originalInvoiceNumber: "A" }),
      salesInvoice({ type: "SALES_ORDER", isOffer: true, originalInvoiceNumber: "C" }),
      {
        ...paidBy({ dueDate: "2026-04-30" }),
        invoiceRows: [{ ...row, productId: 601 }],
        factoringContractId: 9,
      },
    ];
    const made: number[] = [];
    for (const body of bodies) {
      made.push(numberAt((await opened.call("POST", "invoices", body)).json, "id"));
      now += 60_000;
    }
    ids = made;
    await opened.call("PUT", `invoices/${made[0]}/approve`);
  });

  test.each<[string, readonly number[]]>([
    ["", [4, 3, 2, 1, 0]],
    ["originalInvoiceNumber=A", [2, 0]],
    ["originalInvoiceNumber=a", []],
    ["originalInvoiceNumber=A&types=SALES_INVOICE", [0]],
    ["types=SALES_ORDER,PURCHASE_INVOICE", [3, 2]],
    ["status=APPROVED", [0]],
    ["status=APPROVED,UNFINISHED&orderById=ASC", [0, 1, 2, 3, 4]],
    ["startDate=2026-03-03&endDate=2026-03-05", [1]],
    ["dueStartDate=2026-04-01&dueEndDate=2026-04-30", [4]],
    ["createdStartDate=2026-03-02T10:03:00", [4, 3]],
    ["createdEndDate=2026-03-02T10:00:00", [0]],
    ["versionStartDate=2026-03-02T10:05:00", [0]],
    ["versionEndDate=2026-03-02T10:01:00", [1]],
    ["businessPartnerId=501", [1]],
    ["factoringContractId=9", [4]],
    ["invoiceNumber=2", [1]],
    ["productId=601,602", [4]],
    ["searchTerm=erityi", [1]],
    ["searchTerm=MALLIASIAKAS&types=PURCHASE_INVOICE", [2]],
    ["isOffer=true&types=SALES_ORDER", [3]],
    ["isOffer=false&types=SALES_ORDER", []],
    ["invoiceChannel=EMAIL", []],
    ["orderByDate=DESC&size=2", [1, 4]],
    ["orderByVersion=ASC&orderById=ASC&size=1", [1]],
    ["orderByCreated=ASC&size=1", [0]],
    ["size=2&page=1", [2, 1]],
    ["size=2&page=9", []],
  ])("%s", async (query, places) => {
    const answer = await opened.call("GET", `invoices?${query}`);
    expect(idsOf(answer.json)).toEqual(places.map((place) => ids[place]));
  });

  test("previousId walks up or down by id", async () => {
    const up = await opened.call("GET", `invoices?orderById=ASC&size=2&previousId=${ids[1]}`);
    expect(idsOf(up.json)).toEqual([ids[2], ids[3]]);
    const down = await opened.call("GET", `invoices?previousId=${ids[1]}`);
    expect(idsOf(down.json)).toEqual([ids[0]]);
    const end = await opened.call("GET", `invoices?orderById=ASC&previousId=${ids[4]}`);
    expect(end.json).toMatchObject({ results: [], meta: { resultCount: 0 } });
  });

  test("a row has the basics, not the rows", async () => {
    const { json } = await opened.call("GET", "invoices?originalInvoiceNumber=B");
    expect(at(json, "results", 0)).toMatchObject({
      originalInvoiceNumber: "B",
      partnerId: 501,
      created: "2026-03-02T10:01:00",
    });
    expect(at(json, "results", 0, "invoiceRows")).toBeUndefined();
  });

  test.each([
    "size=201",
    "size=0",
    "size=x",
    "page=-1",
    "startDate=2.3.2026",
    "versionStartDate=2026-03-02",
    "status=OPEN",
    "types=INVOICE",
    "orderById=UP",
    "productId=x",
  ])("%s is 400", async (query) => {
    expect((await opened.call("GET", `invoices?${query}`)).status).toBe(400);
  });

  test("a batch is sorted by id, without doubles and unknown ids", async () => {
    const [first, second] = ids;
    const answer = await opened.call("GET", `invoices/${second},${first},${second},7`);
    expect([at(answer.json, 0, "id"), at(answer.json, 1, "id"), at(answer.json, 2)]).toEqual([
      first,
      second,
      undefined,
    ]);
    expect((await opened.call("GET", "invoices/7,8")).status).toBe(404);
    const many = Array.from({ length: 200 }, (_one, index) => index + Number(first)).join(",");
    expect((await opened.call("GET", `invoices/${many}`)).status).toBe(200);
    expect((await opened.call("GET", `invoices/${many},9999`)).status).toBe(400);
  });
});

test.each([
  ["object", false],
  ["array", true],
] as const)("a batch of one is an %s", async (singleIdBatch, list) => {
  const { call } = await session({ readings: { singleIdBatch } });
  const invoice = (await call("POST", "invoices", salesInvoice())).json;
  const one = await call("GET", `invoices/${numberAt(invoice, "id")}`);
  expect(Array.isArray(one.json)).toBe(list);
  const receipt = await call("GET", `ledgerreceipts/${numberAt(invoice, "ledgerReceiptId")}`);
  expect(Array.isArray(receipt.json)).toBe(list);
});

test.each([
  ["exact", 3],
  ["page", 2],
] as const)("totalCount is %s", async (totalCount, count) => {
  const { call } = await session({ readings: { totalCount } });
  for (let round = 0; round < 3; round += 1) await call("POST", "invoices", salesInvoice());
  expect((await call("GET", "invoices?size=2")).json).toMatchObject({
    meta: { pageNumber: 0, pageSize: 2, resultCount: 2, totalCount: count },
  });
});

test.each([
  ["Europe/Helsinki", "2026-03-02T10:00:00"],
  ["UTC", "2026-03-02T08:00:00"],
] as const)("date-times are in %s", async (timeZone, created) => {
  const { call } = await session({ readings: { timeZone }, now: () => new Date("2026-03-02T08:00:00Z") });
  await call("POST", "invoices", salesInvoice());
  expect(at((await call("GET", "invoices")).json, "results", 0, "created")).toBe(created);
});

describe("GET /ledgerreceipts", () => {
  test("finds by type, status, date and version, and knows no name", async () => {
    const { call } = await session();
    const id = numberAt((await call("POST", "ledgerreceipts", journal())).json, "id");
    const later = journal({ receiptDate: "2026-04-30", name: "Huhtikuu" });
    const april = numberAt((await call("POST", "ledgerreceipts", later)).json, "id");
    const receipt = numberAt((await call("POST", "invoices", salesInvoice())).json, "ledgerReceiptId");
    await call("PUT", `ledgerreceipts/${id}/approve`);
    const found = async (query: string) => idsOf((await call("GET", `ledgerreceipts?${query}`)).json);
    expect(await found("types=JOURNAL")).toEqual([april, id]);
    expect(await found("types=SALES_INVOICE")).toEqual([receipt]);
    expect(await found("status=APPROVED")).toEqual([id]);
    expect(await found("startDate=2026-04-01&endDate=2026-04-30")).toEqual([april]);
    expect(await found("orderByDate=ASC&size=1")).toEqual([receipt]);
    expect(await found("name=Huhtikuu")).toHaveLength(3);
    expect((await call("GET", "ledgerreceipts?types=VAT_SUMMARY")).status).toBe(400);
    expect((await call("GET", `ledgerreceipts/${april},${id}`)).json).toMatchObject([
      { id },
      { id: april, name: "Huhtikuu" },
    ]);
  });
});

test("a new document is found by id at once and by searches after a while", async () => {
  let now = Date.parse("2026-03-02T08:00:00Z");
  const { call } = await session({ readings: { searchLagMs: 500 }, now: () => new Date(now) });
  const id = numberAt((await call("POST", "invoices", salesInvoice())).json, "id");
  const journalId = numberAt((await call("POST", "ledgerreceipts", journal())).json, "id");
  const search = async () => [
    ...idsOf((await call("GET", "invoices?originalInvoiceNumber=TA-1001")).json),
    ...idsOf((await call("GET", "ledgerreceipts?types=JOURNAL")).json),
  ];
  expect((await call("GET", `invoices/${id}`)).status).toBe(200);
  expect(await search()).toEqual([]);
  now += 500;
  expect(await search()).toEqual([id, journalId]);
});
