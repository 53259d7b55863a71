import { describe, expect, test } from "@jest/globals";
import { demoNetvisorCompany } from "../src/index.ts";
import { saleLines, voucher, voucherLine } from "./messages.ts";
import { codeOf, keyOf, send, statusOf } from "./netvisor-client.ts";
import { running } from "./running.ts";

const two = (account: string, more = "", vat = "0", code: string | undefined = "NONE"): string =>
  voucherLine("1701", "1,00") + voucherLine(account, "-1,00", vat, code, more);

test("a voucher is booked, numbered in its class and read back in Netvisor's forms", async () => {
  const simulator = await running();
  const answer = await send(simulator.url, "accounting.nv", voucher());
  await send(simulator.url, "accounting.nv", voucher());
  const books = simulator.probe.books();
  expect(books.vouchers.map(({ number }) => number)).toEqual([1, 2]);
  expect(books.balances).toEqual({ "1701": 598000, "2939": -121506, "3000": -476494 });
  expect(books.trialBalance).toBe(0);
  const ledger = await send(simulator.url, `accountingledger.nv?netvisorkey=${keyOf(answer)}`);
  expect(ledger.body).toContain("<VoucherDate>2.3.2026</VoucherDate>");
  expect(ledger.body).toContain("MU Others</VoucherClass>");
  expect(ledger.body).toContain("<VatCode>-</VatCode>");
});

test.each([
  ["an XML declaration", `<?xml version="1.0"?>${voucher()}`, "INVALID_DATA"],
  ["another root", voucher().replaceAll("root", "message"), "INVALID_DATA"],
  ["broken XML", voucher().replace("</voucher>", ""), "INVALID_DATA"],
  ["a wrong order", voucher(saleLines, "<comment>a</comment><description>b</description>"), "INVALID_DATA"],
  ["an unknown element", voucher(saleLines, "<colour>red</colour>"), "INVALID_DATA"],
  ["an unknown attribute", voucher().replace('format="ansi"', 'shape="ansi"'), "INVALID_DATA"],
  ["a missing class", voucher().replace(/<voucherclass>.*<\/voucherclass>/, ""), "INVALID_DATA"],
  ["an empty class", voucher().replace("Muut", ""), "INVALID_DATA"],
  ["an abbreviated class", voucher().replace("Muut", "MU"), "INVALID_DATA"],
  ["a number of ten digits", voucher(saleLines, "<number>1234567890</number>"), "INVALID_DATA_SIZE"],
  ["a number with letters", voucher(saleLines, "<number>A1</number>"), "INVALID_DATA"],
  [
    "a description of 256",
    voucher(saleLines, `<description>${"x".repeat(256)}</description>`),
    "INVALID_DATA_SIZE",
  ],
  ["no lines", voucher(""), "INVALID_DATA"],
  ["a date that is none", voucher(saleLines, "", "", "net", "2026-02-30"), "INVALID_DATA"],
  ["a dotted date", voucher(saleLines, "", "", "net", "2.3.2026"), "INVALID_DATA"],
  ["a locked period", voucher(saleLines, "", "", "net", "2017-12-31"), "PERIOD_LOCK"],
  ["a locked VAT period", voucher(saleLines, "", "", "net", "2018-12-31"), "PERIOD_LOCK"],
  ["no accounting period", voucher(saleLines, "", "", "net", "2099-01-01"), "INVALID_DATA"],
  ["three decimals", voucher(two("3000").replace("-1,00", "-1,001")), "INVALID_DATA"],
  ["an unknown mode", voucher(saleLines, "", "", "mixed"), "INVALID_DATA"],
  ["an unknown account", voucher(two("1234")), "INVALID_DATA"],
  ["an inactive account", voucher(two("3999")), "INVALID_DATA"],
  ["an account group", voucher(two("3-9")), "INVALID_DATA"],
  ["a percent the code lacks", voucher(two("3000", "", "22", "KOMY")), "INVALID_DATA"],
  ["a percent with NONE", voucher(two("3000", "", "24", "NONE")), "INVALID_DATA"],
  ["a code outside the enumeration", voucher(two("3000", "", "24", "SALE")), "INVALID_DATA"],
  ["a code against the account", voucher(two("2939", "", "24", "KOMY")), "INVALID_DATA"],
  [
    "two dimension values in one",
    voucher(two("3000", "<dimension><dimensionitem>a</dimensionitem></dimension>")),
    "INVALID_DATA",
  ],
])("%s is refused and nothing is stored", async (_title, body, code) => {
  const simulator = await running();
  expect(codeOf(await send(simulator.url, "accounting.nv", body))).toBe(code);
  expect(simulator.probe.books().vouchers).toEqual([]);
});

test.each([
  ["decimalSeparator", "comma", "commaOrPoint", voucher(saleLines.replaceAll(",", "."))],
  ["unbalancedVoucher", "refuse", "store", voucher(voucherLine("1701", "1,00"))],
  ["percent13point5", "refuse", "accept", voucher(two("3000", "", "13,5", "KOMY"))],
  ["foreignCharacters", "refuse", "keep", voucher(saleLines, "<description>漢</description>")],
])("the reading %s turns %s into %s", async (reading, strict, lax, body) => {
  const refusing = await running({ readings: { [reading]: strict } });
  const taking = await running({ readings: { [reading]: lax } });
  expect(codeOf(await send(refusing.url, "accounting.nv", body))).toBe("INVALID_DATA");
  expect(codeOf(await send(taking.url, "accounting.nv", body))).toBe("OK");
});

describe("readings of what is stored", () => {
  test("foreign characters may become question marks", async () => {
    const simulator = await running({ readings: { foreignCharacters: "replace" } });
    await send(simulator.url, "accounting.nv", voucher(saleLines, "<description>€ 漢</description>"));
    expect(simulator.probe.books().vouchers[0]?.description).toBe("€ ?");
  });

  test("UTF-8 and ISO-8859-15 bodies are understood, or only the latter", async () => {
    const both = await running();
    const latin = await running({ readings: { bodyEncoding: "latin9" } });
    const body = voucher(saleLines, "<description>Päivä</description>");
    for (const { url } of [both, latin]) {
      await send(url, "accounting.nv", body);
      await send(url, "accounting.nv", Buffer.from(body, "latin1"));
    }
    const texts = (simulator: typeof both): readonly string[] =>
      simulator.probe.books().vouchers.map(({ description }) => description);
    expect(texts(both)).toEqual(["Päivä", "Päivä"]);
    expect(texts(latin)).toEqual(["PÃ€ivÃ€", "Päivä"]);
  });

  test("a voucher number may repeat, or not", async () => {
    const body = voucher(saleLines, "<number>77</number>");
    const lax = await running();
    const strict = await running({ readings: { duplicateVoucherNumber: "refuse" } });
    await send(lax.url, "accounting.nv", body);
    await send(strict.url, "accounting.nv", body);
    expect(codeOf(await send(lax.url, "accounting.nv", body))).toBe("OK");
    expect(codeOf(await send(strict.url, "accounting.nv", body))).toBe("DUPLICATE_DATA");
  });

  test("unknown dimensions are created, forbidden by parameter, or the parameter is ignored", async () => {
    const dimension =
      "<dimension><dimensionname>Projekti</dimensionname><dimensionitem>Uusi</dimensionitem></dimension>";
    const body = voucher(two("3000", dimension));
    const simulator = await running();
    const ignoring = await running({ readings: { onlyExistingDimensions: "ignored" } });
    const strict = "accounting.nv?useonlyexistingdimensions=1";
    expect(codeOf(await send(simulator.url, strict, body))).toBe("INVALID_DATA");
    expect(codeOf(await send(ignoring.url, strict, body))).toBe("OK");
    expect(codeOf(await send(simulator.url, "accounting.nv", body))).toBe("OK");
    expect((await send(simulator.url, "dimensionlist.nv")).body).toContain("<Name>Uusi</Name>");
  });
});

describe("gross vouchers", () => {
  test("VAT lines and a rounding line are made", async () => {
    const simulator = await running();
    const line = voucherLine("3000", "-10,01", "25,5", "KOMY").replace('"net"', '"gross"');
    const rounding = voucherLine("1701", "10,02") + line;
    expect(statusOf(await send(simulator.url, "accounting.nv", voucher(rounding, "", "", "gross")))).toBe(
      "OK",
    );
    const books = simulator.probe.books();
    expect(books.balances).toEqual({ "1701": 1002, "2939": -203, "3000": -798, "8570": -1 });
    expect(books.trialBalance).toBe(0);
  });

  test("a larger difference is refused, and reverse charge makes both sides", async () => {
    const simulator = await running();
    const odd = voucherLine("1701", "10,50") + voucherLine("3000", "-10,00");
    expect(codeOf(await send(simulator.url, "accounting.nv", voucher(odd, "", "", "gross")))).toBe(
      "INVALID_DATA",
    );
    const bought = voucherLine("4110", "100,00", "25,5", "EUOS") + voucherLine("2871", "-100,00");
    await send(simulator.url, "accounting.nv", voucher(bought, "", "", "gross"));
    expect(simulator.probe.books().balances).toMatchObject({ "1763": 2550, "2939": -2550, "4110": 10000 });
  });
});

test("vouchers are edited and invalidated, and the ledger filters find them", async () => {
  const simulator = await running();
  const key = keyOf(await send(simulator.url, "accounting.nv", voucher()));
  const edit = `<root><voucher><netvisorkey>${key}</netvisorkey><description>Korjattu</description></voucher></root>`;
  expect(codeOf(await send(simulator.url, "accountingedit.nv", edit))).toBe("OK");
  expect(simulator.probe.books().vouchers[0]).toMatchObject({ description: "Korjattu", number: 1 });
  const count = async (query: string): Promise<number> =>
    (await send(simulator.url, `accountingledger.nv?${query}`)).body.split("<Voucher ").length - 1;
  const month = "startdate=2026-03-01&enddate=2026-03-31";
  expect(await count(`${month}&accountnumberstart=3000&accountnumberend=3000`)).toBe(1);
  expect(await count(`${month}&accountnumberstart=4000`)).toBe(0);
  expect(await count(`${month}&vouchertype=1`)).toBe(0);
  expect(await count("changedsince=2026-01-01")).toBe(1);
  const invalidate = `<root><invalidatevouchers identifier="netvisorkey"><invalidatevoucher>${key}</invalidatevoucher></invalidatevouchers></root>`;
  expect(codeOf(await send(simulator.url, "invalidatevouchers.nv", invalidate))).toBe("OK");
  expect([await count(month), await count(`${month}&voucherstatus=3`)]).toEqual([0, 1]);
  expect(simulator.probe.books().balances).toEqual({});
  expect(codeOf(await send(simulator.url, "accountingledger.nv"))).toBe("INVALID_DATA");
});

test("a company's own VAT rate is accepted", async () => {
  const company = demoNetvisorCompany({ ownVatPercents: ["22"] });
  const simulator = await running({ companies: [company] });
  expect(codeOf(await send(simulator.url, "accounting.nv", voucher(two("3000", "", "22", "KOMY"))))).toBe(
    "OK",
  );
});

test("an amount beyond exact arithmetic is refused, not rounded", async () => {
  const simulator = await running();
  const lines = voucherLine("1701", "123456789012345,00") + voucherLine("3000", "-123456789012345,00");
  expect(statusOf(await send(simulator.url, "accounting.nv", voucher(lines)))).toMatch(/too large/);
});
