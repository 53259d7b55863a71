import { balancesOf } from "../book/balances.ts";
import type { BookedReceipt, BookedRow } from "../book/book.ts";
import { refuse } from "../failure.ts";
import { printCents } from "../format/amount.ts";
import { parseDay } from "../format/day.ts";
import { printBasisPoints } from "../format/percent.ts";
import { element, textOf, type XmlElement } from "../format/xml-element.ts";
import type { Scene } from "../scene.ts";

const VERSIONS: readonly string[] = ["1.0", "1.1", "1.2"];

type Ask = (name: string) => string;

/**
 * Methods of the read-only accounting module. `GetCostCenterDetails`, `GetDimensionDetails`, `DimensionRow`,
 * `VatPercent` and `ActionDate` are documented names; everything that begins with `Sim` is this stand-in's own.
 */
const METHODS: ReadonlyMap<string, (scene: Scene, ask: Ask) => readonly XmlElement[]> = new Map([
  ["GetCostCenterDetails", costCentres],
  ["SimGetJobs", jobs],
  ["SimGetAccounts", accounts],
  ["SimGetVatCodes", vatCodes],
  ["SimGetPeriods", periods],
  ["SimGetReceipts", receipts],
  ["SimGetBalances", balances],
]);

/** Answers one method call. The version stands in the query, or from 1.2 on in the path `1.2/api`. */
export function callAccounting(scene: Scene): XmlElement {
  const version = scene.path === "" ? scene.parameters.get("version") : /^(1\.2)\/api$/.exec(scene.path)?.[1];
  if (!VERSIONS.includes(version ?? "")) throw refuse("version", "The version is not known", "version");
  const inBody = scene.readings.methodCall === "body";
  if (scene.method !== (inBody ? "POST" : "GET")) throw refuse("method", "The HTTP method is not for calls");
  const name = (inBody ? scene.message?.name : scene.parameters.get("method")) ?? "";
  const method = METHODS.get(name);
  if (method === undefined) throw refuse("method", "The accounting module has no such method", name);
  const ask: Ask = (parameter) =>
    inBody ? textOf(scene.message, parameter) : (scene.parameters.get(parameter) ?? "");
  return element(`${name}Response`, method(scene, ask));
}

function costCentres({ company }: Scene): readonly XmlElement[] {
  return company.costCentres.map(({ number, name }) =>
    element("SimCostCenter", [element("SimNumber", number), element("SimName", name)]),
  );
}

function jobs({ company }: Scene): readonly XmlElement[] {
  return company.jobs.map(({ number, name }) =>
    element("SimJob", [element("SimNumber", number), element("SimName", name)]),
  );
}

function accounts({ company }: Scene): readonly XmlElement[] {
  return company.accounts.map(({ number, name, active }) =>
    element("SimAccount", [
      element("SimNumber", number),
      element("SimName", name),
      element("SimActive", active ? "TRUE" : "FALSE"),
    ]),
  );
}

function vatCodes({ company }: Scene): readonly XmlElement[] {
  return company.vatCodes.map(({ code, name, rates }) =>
    element("SimVatCode", [
      element("SimNumber", code),
      element("SimName", name),
      ...rates.map(({ basisPoints }) => element("VatPercent", printBasisPoints(basisPoints))),
    ]),
  );
}

function periods({ company }: Scene): readonly XmlElement[] {
  return company.periods.map(({ name, begin, end, closed }) =>
    element("SimPeriod", [
      element("SimName", name),
      element("SimBegin", begin),
      element("SimEnd", end),
      element("SimClosed", closed ? "TRUE" : "FALSE"),
    ]),
  );
}

function balances({ book }: Scene): readonly XmlElement[] {
  return Object.entries(balancesOf(book)).map(([number, cents]) =>
    element("SimBalance", [element("SimNumber", number), element("SimSum", printCents(cents, "."))]),
  );
}

function receipts({ book }: Scene, ask: Ask): readonly XmlElement[] {
  const from = parseDay(ask("SimBegin"));
  const to = parseDay(ask("SimEnd"));
  if (from === undefined || to === undefined)
    throw refuse("dateForm", "SimBegin and SimEnd are required", "SimBegin");
  const dimensions = ask("GetDimensionDetails").toUpperCase() === "TRUE";
  return book.receipts
    .filter(({ date }) => from <= date && date <= to)
    .map((receipt) => receiptElement(receipt, dimensions));
}

function receiptElement(receipt: BookedReceipt, dimensions: boolean): XmlElement {
  return element("SimReceipt", [
    element("SimNumberSeries", receipt.numberSeries),
    element("SimReceiptNumber", receipt.number),
    element("SimBookingDate", receipt.date),
    element("ActionDate", receipt.bookedAt.slice(0, 10)),
    ...receipt.rows.map((row) => rowElement(row, dimensions)),
  ]);
}

function rowElement(row: BookedRow, dimensions: boolean): XmlElement {
  const rate = row.vatBasisPoints;
  const named = [row.costCentre, row.job].filter((value) => value !== "");
  return element("SimRow", [
    element("SimAccountNumber", row.accountNumber),
    element("SimSum", printCents(row.sumCents, ".")),
    element("SimDescription", row.description),
    element("SimVatCode", row.vatCode),
    ...(rate === undefined ? [] : [element("VatPercent", printBasisPoints(rate))]),
    ...(dimensions ? named.map((value) => element("DimensionRow", value)) : []),
  ]);
}
