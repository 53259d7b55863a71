import { describe, expect, test } from "@jest/globals";
import { demoProcountorCompany, type ProcountorUser } from "../../src/index.ts";
import { at, enter, exchange, numberAt, session } from "./client.ts";
import { journal, objectAt, purchaseInvoice, salesInvoice } from "./samples.ts";

test.each<[string, object]>([
  ["coa", { ledgerAccounts: [{ ledgerAccountCode: "1700", name: "Myyntisaamiset", active: true }] }],
  ["dimensions", [{ id: 301, name: "Kustannuspaikka" }, { id: 302 }]],
  ["dimensions?name=kustannus", [{ id: 301 }]],
  ["dimensions?codeName=p1", [{ id: 302 }]],
  ["dimensions/301", { items: [{ id: 311 }, { id: 312 }, { id: 313, status: "P" }] }],
  [
    "vats/default",
    {
      vatInformation: [{ country: "FINLAND" }],
      vatStatuses: [{ vatStatus: 1, sales: true, purchase: false }],
    },
  ],
  ["vats/country?countryCode=DK", { vatPercentages: [25, 0] }],
  ["vats/settings", { unitPricesIncludeVatSales: false }],
  ["fiscalyears", { fiscalYears: [{ startDate: "2034-01-01", isOpen: true }] }],
  ["bankaccounts", { results: [{ iban: "FI2112345600000785", status: "ACTIVE" }] }],
  ["bankaccounts/401", { ledgerAccount: "1910" }],
  ["products?type=SALES&code=PK", { results: [{ id: 601, defaultAccount: "3100" }] }],
  ["products/601,602", [{ id: 601 }, { id: 602 }]],
  ["businesspartners?type=CUSTOMER", { results: [{ id: 501, registryInfo: { active: true } }] }],
  ["businesspartners/501,502", [{ id: 501 }, { id: 502 }]],
  ["company", { id: 4711, country: "FINLAND", companyCurrency: "EUR" }],
  ["company/usagesettings", { accountingByRow: { salesInvoicePosting: true } }],
  ["company/invoicecirculation/settings", { useForPurchaseInvoices: true }],
  ["company/expenses/collectionpenal/settings", { penalExpenseProduct: { productId: 602 } }],
  ["status", { name: "Procountor API", version: "26.04", status: "OK" }],
  ["sessioninfo", { companyId: 4711, userId: 901 }],
  ["users", { companyId: 4711, username: "rajapinta" }],
  ["users/profiles/901", { id: 901 }],
  ["users/rights", { rights: { sales: { salesInvoices: "ALL_RIGHTS" } } }],
  ["currencies/company", { companyCurrency: "EUR" }],
])("GET /%s", async (path, shape) => {
  const { call } = await session();
  const answer = await call("GET", path);
  expect(answer.status).toBe(200);
  if (Array.isArray(shape)) expect(answer.json).toMatchObject(shape);
  else {
    // Lists inside are compared from their start only.
    for (const [name, value] of Object.entries(shape)) {
      const found = at(answer.json, name);
      const start = Array.isArray(value) && Array.isArray(found) ? found.slice(0, value.length) : found;
      expect({ [name]: start }).toMatchObject({ [name]: value });
    }
  }
});

test.each([
  ["dimensions/1", 404],
  ["bankaccounts/1", 404],
  ["products/1", 404],
  ["businesspartners/1", 404],
  ["users/profiles/1", 404],
  ["vats/country?countryCode=FINLAND", 400],
  ["businesspartners?type=FRIEND", 400],
])("GET /%s answers %d", async (path, status) => {
  const { call } = await session();
  expect((await call("GET", path)).status).toBe(status);
});

test("the list of currencies is the closed enumeration", async () => {
  const { call } = await session();
  expect(Object.keys(objectAt((await call("GET", "currencies")).json, "currencies"))).toHaveLength(211);
});

test("items are added to a dimension and put out of use", async () => {
  const { call, simulator } = await session();
  const item = await call("POST", "dimensions/302/items", { codeName: "P2" });
  const id = numberAt(item.json, "id");
  const value = { dimensionItemValues: [{ dimensionId: 302, itemId: id, value: 250 }] };
  const [first, second] = Object.values(objectAt(journal(), "transactions"));
  const body = journal({ transactions: [{ ...objectAt({ first }, "first"), ...value }, second] });
  expect((await call("POST", "ledgerreceipts", body)).status).toBe(200);
  expect((await call("PUT", "dimensions/302/items", { id, codeName: "P2", status: "P" })).status).toBe(200);
  expect((await call("POST", "ledgerreceipts", body)).status).toBe(400);
  expect(simulator.probe.books().dimensions[1]?.items).toHaveLength(2);
  expect((await call("PUT", "dimensions/302/items", { id: 1, codeName: "X" })).status).toBe(404);
  expect((await call("POST", "dimensions/302/items", {})).status).toBe(400);
});

test("partners are created, found by header and replaced", async () => {
  const { call, simulator, token } = await session();
  const body = {
    name: "Uusi Asiakas Oy",
    type: "CUSTOMER",
    address: { name: "Uusi Asiakas Oy", country: "FINLAND" },
    invoicingInfo: { customerNumber: "77", identifier: "2528842-6", identifierType: "FI" },
    paymentInfo: { paymentMethod: "BANK_TRANSFER" },
  };
  const id = numberAt((await call("POST", "businesspartners", body)).json, "id");
  const headers = { Authorization: `Bearer ${token}`, name: "uusi asiakas" };
  const found = await exchange(`${simulator.url}/businesspartners`, "GET", headers);
  expect(found.json).toMatchObject({ results: [{ id }], meta: { totalCount: 1 } });
  const byIdentifier = await exchange(`${simulator.url}/businesspartners`, "GET", {
    ...headers,
    name: "",
    identifier: "none",
  });
  expect(byIdentifier.json).toMatchObject({ results: [] });
  const renamed = await call("PUT", `businesspartners/${id}`, { ...body, name: "Toinen nimi Oy" });
  expect(renamed.json).toMatchObject({ id, name: "Toinen nimi Oy" });
  expect((await call("GET", "businesspartners?customerNumber=77&active=true")).json).toMatchObject({
    results: [{ id }],
  });
  const { address: _address, ...homeless } = body;
  expect((await call("POST", "businesspartners", homeless)).status).toBe(400);
  expect((await call("POST", "businesspartners", { ...body, paymentInfo: {} })).status).toBe(400);
  expect((await call("PUT", "businesspartners/7", body)).status).toBe(404);
});

describe("user rights", () => {
  const user: ProcountorUser = { id: 901, userName: "rajapinta", firstName: "Raja", lastName: "Pinta" };
  const company = demoProcountorCompany({
    users: [
      { ...user, rights: { sales: "VIEWING_RIGHTS", purchases: "NO_ACCESS", accounting: "NOT_ENABLED" } },
    ],
  });

  test.each([403, 404] as const)("what is not allowed is answered %d", async (missingRight) => {
    const { call, simulator } = await session({ companies: [company], readings: { missingRight } });
    expect((await call("POST", "invoices", salesInvoice())).status).toBe(missingRight);
    expect((await call("POST", "invoices", purchaseInvoice())).status).toBe(missingRight);
    expect((await call("POST", "ledgerreceipts", journal())).status).toBe(missingRight);
    expect((await call("GET", "ledgerreceipts")).status).toBe(missingRight);
    expect((await call("GET", "invoices")).status).toBe(200);
    expect((await call("GET", "users/rights")).json).toMatchObject({
      rights: { accounting: { ledgerReceipts: "NOT_ENABLED" } },
    });
    expect(simulator.probe.books().invoices).toEqual([]);
  });
});

test("companies have books and ids of their own", async () => {
  const second = demoProcountorCompany({ id: 4712, apiKey: "second" });
  const { simulator, call } = await session({ companies: [demoProcountorCompany(), second] });
  const other = await enter(simulator, "second");
  const ids = [
    await call("POST", "invoices", salesInvoice()),
    await other.call("POST", "invoices", salesInvoice()),
  ];
  expect(numberAt(ids[0]?.json, "id")).toBe(numberAt(ids[1]?.json, "id"));
  await other.call("POST", "invoices", salesInvoice());
  expect(simulator.probe.books(4711).invoices).toHaveLength(1);
  expect(simulator.probe.books(4712).invoices).toHaveLength(2);
});
