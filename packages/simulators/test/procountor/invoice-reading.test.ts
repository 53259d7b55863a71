import { describe, expect, test } from "@jest/globals";
import { demoProcountorCompany, type ProcountorReadings } from "../../src/index.ts";
import { at, errorOf, exchange, numberAt, session } from "./client.ts";
import { type Body, objectAt, paidBy, rowWith, salesInvoice, soldTo } from "./samples.ts";

describe("readings of the rules", () => {
  const foreign = demoProcountorCompany();
  test.each<[Partial<ProcountorReadings>, Body, string]>([
    [{ foreignCharacters: "replace" }, rowWith({ product: "Palveluе" }), "OK"],
    [{ unknownFields: "ignore" }, salesInvoice({ dimensions: [] }), "OK"],
    [{ readOnlyFields: "refuse" }, salesInvoice({ id: 1 }), "id: The field is read-only."],
    [{ readOnlyFields: "refuse" }, salesInvoice({ status: "PAID" }), "OK"],
    [{ unsupportedFields: "ignore" }, salesInvoice({ isOffer: true }), "OK"],
    [
      { unsupportedFields: "ignore" },
      paidBy({ bankAccount: { accountNumber: "FI2112345600000785", bic: "X" } }),
      "OK",
    ],
    [{ excessScale: "round" }, salesInvoice({ penaltyPercent: 8.125 }), "OK"],
    [{ deliveryCountry: "optional" }, salesInvoice({ deliveryAddress: { name: "Varasto" } }), "OK"],
    [{ businessId: "unchecked" }, soldTo({ identifier: "2528842-7" }), "OK"],
  ])("%j", async (readings, body, outcome) => {
    const { call } = await session({ readings, companies: [foreign] });
    expect(errorOf(await call("POST", "invoices", body))).toBe(outcome);
  });

  test("characters may be replaced by question marks, or break the server", async () => {
    const replacing = await session({ readings: { foreignCharacters: "replace" } });
    const answer = await replacing.call("POST", "invoices", rowWith({ product: "Palveluе" }));
    expect(at(answer.json, "invoiceRows", 0, "product")).toBe("Palvelu?");
    const breaking = await session({ readings: { foreignCharacters: "serverError" } });
    expect((await breaking.call("POST", "invoices", rowWith({ product: "е" }))).status).toBe(500);
  });

  test("too many decimals may be rounded", async () => {
    const { call } = await session({ readings: { excessScale: "round" } });
    const answer = await call("POST", "invoices", salesInvoice({ penaltyPercent: 8.125 }));
    expect(at(answer.json, "penaltyPercent")).toBe(8.13);
  });

  test.each([400, 403] as const)("a closed period is told with %d", async (closedPeriodStatus) => {
    const { call } = await session({ readings: { closedPeriodStatus } });
    const answer = await call("POST", "invoices", {
      ...paidBy({ dueDate: "2018-12-31" }),
      date: "2018-12-31",
    });
    expect(answer.status).toBe(closedPeriodStatus);
  });

  test.each([
    ["closed", "CLOSED_FISCAL_PERIOD"],
    ["open", "OK"],
  ] as const)("a pending period is %s", async (pendingPeriod, outcome) => {
    const { call } = await session({ readings: { pendingPeriod } });
    const years = await call("GET", "fiscalyears");
    const list = objectAt(years.json, "fiscalYears");
    const year = Object.values(list).find((one) => at(one, "startDate") === "2026-01-01");
    const path = `fiscalyears/${numberAt(year, "id")}/trackingPeriods/${numberAt(year, "trackingPeriods", 2, "id")}`;
    expect((await call("PUT", path, { status: "PENDING" })).status).toBe(200);
    expect((await call("PUT", path, { status: "OPEN" })).status).toBe(409);
    expect(errorOf(await call("POST", "invoices", salesInvoice()))).toBe(outcome);
  });

  test.each([
    ["required", 415],
    ["ignored", 200],
  ] as const)("the content type of JSON is %s", async (jsonContentType, status) => {
    const { call, simulator, token } = await session({ readings: { jsonContentType } });
    expect((await call("GET", "status")).status).toBe(200);
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "text/plain" };
    const answer = await exchange(
      `${simulator.url}/invoices`,
      "POST",
      headers,
      JSON.stringify(salesInvoice()),
    );
    expect(answer.status).toBe(status);
  });
});
