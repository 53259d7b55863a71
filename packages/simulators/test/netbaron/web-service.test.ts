import { expect, test } from "@jest/globals";
import { demoNetbaronCompany, type NetbaronFault } from "../../src/index.ts";
import { bench } from "./hand-over.ts";
import { invoiceText } from "./invoice-text.ts";
import { example, fileOf } from "./receipt-text.ts";
import { type Call, call, codeOf } from "./web-client.ts";

const put: Call = { method: "PUT", body: invoiceText() };
const accounting: Call = { method: "POST", password: "demo-accounting-password" };
const ask = (name: string, parameters = ""): Call => ({
  ...accounting,
  body: `<${name}>${parameters}</${name}>`,
});

test("a PUT invoice is booked like one in the folder", async () => {
  const { simulator } = await bench();
  const answer = await call(`${simulator.url}ws/invoice`, put);
  expect(answer.status).toBe(200);
  expect(answer.body).toContain("<InvoiceNumber>145</InvoiceNumber>");
  const { invoices, balances, receipts } = simulator.probe.books();
  expect(invoices).toHaveLength(1);
  expect(balances["1701"]).toBe(109_292);
  expect(receipts[0]).not.toHaveProperty("file");
  const again = await call(`${simulator.url}ws/invoice`, put);
  expect([again.status, codeOf(again)]).toEqual([400, "duplicate"]);
});

const denied: readonly (readonly [string, string, Call, number])[] = [
  ["no credentials", "ws/invoice", { ...put, headers: { Authorization: "" } }, 401],
  ["a wrong password", "ws/invoice", { ...put, password: "x" }, 401],
  ["another organisation", "ws/invoice", { ...put, organisationId: "9" }, 401],
  ["the password of another module", "ws/invoice", { ...put, password: "demo-accounting-password" }, 401],
  [
    "the password of the parallel interface",
    "ws/invoice",
    { ...put, password: "demo-invoice2-password" },
    401,
  ],
  ["the first interface's password on the parallel one", "ws/invoice2", put, 401],
  [
    "an address that is not listed",
    "ws/invoice",
    { ...put, headers: { "X-Forwarded-For": "10.0.0.1" } },
    403,
  ],
  ["a method that is not open", "ws/invoice", { ...put, method: "DELETE" }, 405],
  ["an unknown module", "ws/purchasebill", put, 404],
  ["another path", "invoice", put, 404],
  ["a path below a module", "ws/invoice/145", put, 404],
  ["the WSDL, which is not public", "ws/invoice?wsdl=1.0", put, 404],
];

test.each(denied)("%s is sent away", async (_, path, options, status) => {
  const { simulator } = await bench();
  expect((await call(simulator.url + path, options)).status).toBe(status);
  expect(simulator.probe.books().invoices).toEqual([]);
});

test("the parallel interface has its own password and the same books", async () => {
  const { simulator } = await bench();
  const answer = await call(`${simulator.url}ws/invoice2`, { ...put, password: "demo-invoice2-password" });
  expect(answer.status).toBe(200);
  expect(simulator.probe.books().invoices).toHaveLength(1);
});

test("a module that is not opened for the organisation opens with nothing", async () => {
  const { simulator } = await bench({ companies: [demoNetbaronCompany({ modules: [] })] });
  expect((await call(`${simulator.url}ws/invoice`, put)).status).toBe(401);
});

test.each([
  ["", "syntax"],
  ["<Finvoice", "syntax"],
  ["<Invoice/>", "structure"],
  [invoiceText({ replace: [["INV01", "INV02"]] }), "invoiceType"],
  [invoiceText({ replace: [['"EUR"', '"SEK"']] }), "currency"],
  [Buffer.from(invoiceText({ replace: [["Kiitos", "Hyvää"]] }), "latin1"), "encoding"],
])("a bad message is refused: %#", async (body, code) => {
  const { simulator } = await bench();
  const answer = await call(`${simulator.url}ws/invoice`, { method: "PUT", body });
  expect([answer.status, codeOf(answer)]).toEqual([400, code]);
});

test("a read tells only the blocks asked for", async () => {
  const { simulator } = await bench();
  await call(`${simulator.url}ws/invoice`, put);
  const at = (query: string): string => `${simulator.url}ws/invoice?InvoiceNumber=145${query}`;
  const bare = await call(at(""));
  expect(bare.body).toContain("<SimOpenSum>1092,92</SimOpenSum>");
  expect(bare.body).not.toContain("InvoiceDetails");
  const details = await call(at("&GetInvoiceDetails=TRUE&GetBuyerPartyDetails=FALSE"));
  expect(details.body).toContain("InvoiceTotalVatIncludedAmount");
  expect(details.body).not.toContain("BuyerPartyDetails");
  expect(details.body).not.toContain("Kiitos");
  const more = await call(at("&GetInvoiceDetails=TRUE&GetInvoiceFreeText=TRUE&SimGetInvoiceRow=TRUE"));
  expect(more.body).toContain("Kiitos");
  expect(more.body.match(/<InvoiceRow>/g)).toHaveLength(2);
  expect((await call(`${simulator.url}ws/invoice?InvoiceNumber=9`)).status).toBe(404);
  expect(codeOf(await call(`${simulator.url}ws/invoice`))).toBe("missing");
});

test("reading: the question of a read stands in the body", async () => {
  const { simulator } = await bench({ readings: { invoiceQuery: "body" } });
  await call(`${simulator.url}ws/invoice`, put);
  const question =
    "<SimGet><InvoiceNumber>145</InvoiceNumber><GetSellerPartyDetails>TRUE</GetSellerPartyDetails></SimGet>";
  expect((await call(`${simulator.url}ws/invoice`, { body: question })).body).toContain("Velkoja Oy");
  expect(codeOf(await call(`${simulator.url}ws/invoice?InvoiceNumber=145`))).toBe("missing");
});

test("readings of the credentials: basic, headers, either", async () => {
  const headers = {
    Authorization: "",
    "X-Netbaron-Organisation": "1001",
    "X-Netbaron-Password": "demo-invoice-password",
  };
  const outcome = async (credentials: "basic" | "headers" | "either"): Promise<readonly number[]> => {
    const { simulator } = await bench({ readings: { credentials, duplicateInvoice: "bookAgain" } });
    const basic = await call(`${simulator.url}ws/invoice`, put);
    const named = await call(`${simulator.url}ws/invoice`, { ...put, headers });
    expect(simulator.probe.requests().filter(({ company }) => company === "1001").length).toBeGreaterThan(0);
    return [basic.status, named.status];
  };
  expect(await outcome("basic")).toEqual([200, 401]);
  expect(await outcome("headers")).toEqual([401, 200]);
  expect(await outcome("either")).toEqual([200, 200]);
});

test("readings of the envelope: plain, or SOAP", async () => {
  const soap = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${invoiceText().replace(/<\?.*\?>\n/, "")}</s:Body></s:Envelope>`;
  const { simulator: plain } = await bench();
  expect(codeOf(await call(`${plain.url}ws/invoice`, { method: "PUT", body: soap }))).toBe("structure");
  const { simulator } = await bench({ readings: { envelope: "soap" } });
  expect(codeOf(await call(`${simulator.url}ws/invoice`, put))).toBe("syntax");
  const answer = await call(`${simulator.url}ws/invoice`, { method: "PUT", body: soap });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain("<soap:Body>");
  expect(simulator.probe.books().invoices).toHaveLength(1);
});

test("the accounting module tells registers, periods, receipts and balances, and books nothing", async () => {
  const { simulator, handOver } = await bench();
  await handOver("a.csv", fileOf(example));
  const at = `${simulator.url}ws/accounting?version=1.2`;
  expect((await call(at, ask("GetCostCenterDetails"))).body).toContain("<SimNumber>1000</SimNumber>");
  expect((await call(at, ask("SimGetJobs"))).body).toContain("PN12345");
  expect((await call(at, ask("SimGetAccounts"))).body).toContain("<SimActive>FALSE</SimActive>");
  expect((await call(at, ask("SimGetVatCodes"))).body).toContain("<VatPercent>25.5</VatPercent>");
  expect((await call(at, ask("SimGetPeriods"))).body).toContain("<SimClosed>TRUE</SimClosed>");
  expect((await call(at, ask("SimGetBalances"))).body).toContain("<SimSum>-2382.47</SimSum>");
  const days = "<SimBegin>2025-12-01</SimBegin><SimEnd>2025-12-31</SimEnd>";
  const receipts = (await call(at, ask("SimGetReceipts", days))).body;
  expect(receipts).toContain("<SimReceiptNumber>1001</SimReceiptNumber>");
  expect(receipts).toContain("<ActionDate>2026-01-15</ActionDate>");
  expect(receipts).toContain("<SimSum>2990.00</SimSum>");
  expect(receipts).not.toContain("DimensionRow");
  const withDimensions = `${days}<GetDimensionDetails>TRUE</GetDimensionDetails>`;
  expect((await call(at, ask("SimGetReceipts", withDimensions))).body).toContain(
    "<DimensionRow>PN12345</DimensionRow>",
  );
  const later = "<SimBegin>1.1.2026</SimBegin><SimEnd>31.1.2026</SimEnd>";
  expect((await call(at, ask("SimGetReceipts", later))).body).not.toContain("SimReceiptNumber");
});

const wrongCalls: readonly (readonly [string, string, Call, string])[] = [
  ["no version", "ws/accounting", ask("SimGetJobs"), "version"],
  ["version 1.3, seen in a change log only", "ws/accounting?version=1.3", ask("SimGetJobs"), "version"],
  ["version 1.1 as a path", "ws/accounting/1.1/api", ask("SimGetJobs"), "version"],
  ["a method that is not there", "ws/accounting?version=1.2", ask("PutReceipt"), "method"],
  ["receipts without days", "ws/accounting?version=1.2", ask("SimGetReceipts"), "dateForm"],
  ["no method", "ws/accounting?version=1.2", accounting, "method"],
  ["a call by GET", "ws/accounting?version=1.2", { ...ask("SimGetJobs"), method: "GET" }, "method"],
];

test.each(wrongCalls)("%s is refused", async (_, path, options, code) => {
  const { simulator } = await bench();
  const answer = await call(simulator.url + path, options);
  expect([answer.status, codeOf(answer)]).toEqual([400, code]);
});

test("from version 1.2 the module also stands at a path", async () => {
  const { simulator } = await bench();
  expect((await call(`${simulator.url}ws/accounting/1.2/api`, ask("SimGetJobs"))).status).toBe(200);
});

test("reading: methods are called in the query of a GET", async () => {
  const { simulator } = await bench({ readings: { methodCall: "query" } });
  const at = `${simulator.url}ws/accounting?version=1.2&method=`;
  const get: Call = { ...accounting, method: "GET" };
  expect((await call(`${at}GetCostCenterDetails`, get)).body).toContain("Hallinto");
  expect((await call(`${at}SimGetReceipts&SimBegin=2025-01-01&SimEnd=2025-12-31`, get)).status).toBe(200);
  expect(codeOf(await call(at, ask("SimGetJobs")))).toBe("method");
});

test.each<[NetbaronFault, number]>([
  [{ kind: "refuseConnection" }, 0],
  [{ kind: "loseRequest" }, 0],
  [{ kind: "commitAndLoseAnswer", when: { resource: "invoice", method: "PUT" } }, 1],
  [{ kind: "truncatedBody" }, 1],
])("%j breaks the connection", async (fault, count) => {
  const { simulator } = await bench();
  simulator.arm(fault);
  await expect(call(`${simulator.url}ws/invoice`, put)).rejects.toThrow();
  expect(simulator.probe.books().invoices).toHaveLength(count);
  expect(simulator.probe.requests()).toMatchObject([
    { resource: "invoice", company: "1001", fault: fault.kind },
  ]);
});

test.each<[NetbaronFault, number, number]>([
  [{ kind: "serverError", committed: true, status: 503 }, 503, 1],
  [{ kind: "serverError", committed: false }, 500, 0],
  [{ kind: "htmlPage", committed: false }, 200, 0],
  [{ kind: "unauthorized" }, 401, 0],
  [{ kind: "tooManyRequests", retryAfterSeconds: 1 }, 429, 0],
  [{ kind: "slowAnswer", delayMs: 20 }, 200, 1],
])("%j answers", async (fault, status, count) => {
  const { simulator } = await bench();
  simulator.arm(fault);
  expect((await call(`${simulator.url}ws/invoice`, put)).status).toBe(status);
  expect(simulator.probe.books().invoices).toHaveLength(count);
});

test("a stale read misses the last write", async () => {
  const { simulator } = await bench();
  await call(`${simulator.url}ws/invoice`, put);
  simulator.arm({ kind: "staleRead", writesBehind: 1 });
  expect((await call(`${simulator.url}ws/invoice?InvoiceNumber=145`)).status).toBe(404);
  expect((await call(`${simulator.url}ws/invoice?InvoiceNumber=145`)).status).toBe(200);
});

test("a write never works on a stale state", async () => {
  const { simulator } = await bench();
  await call(`${simulator.url}ws/invoice`, put);
  simulator.arm({ kind: "staleRead", writesBehind: 1, when: { method: "PUT" } });
  expect(codeOf(await call(`${simulator.url}ws/invoice`, put))).toBe("duplicate");
});
