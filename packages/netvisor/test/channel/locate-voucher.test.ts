import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import {
  attempt,
  dimension,
  host,
  ledgerStep,
  line,
  now,
  pick,
  systemOf,
  vouchers,
} from "../support/channel-scene.ts";
import { contextOf, documentedLedger, ledgerOf, samplePlan } from "../support/sample.ts";
import { failedAnswer, okAnswer } from "../support/test-client.ts";

const project = dimension("Projekti", "PN12345");
const receivable = line(
  "1701",
  "2990,00",
  `<VatPercent>0</VatPercent><VatCode>-</VatCode>${dimension("Kustannuspaikka", "1000")}${project}`,
);
const sales = line("3000", "-2382,4700", `<VatPercent>25,5</VatPercent><VatCode>KOMY</VatCode>${project}`);
const vat = line("2939", "-607.53", `<VatPercent>0</VatPercent><VatCode>-</VatCode>${project}`);
const sent = "1001 Here comes the description, max 210 chars long [CC0S15T3NQFG8BT]";
const ml = "<VoucherClass>ML Myyntilasku</VoucherClass>";
const voucher = (
  lines: string,
  { key = "77", text = sent, status = "valid", date = "13.12.2025", voucherClass = ml } = {},
) =>
  `<Voucher Status="${status}"><NetvisorKey>${key}</NetvisorKey><VoucherDate>${date}</VoucherDate><VoucherDescription>${text}</VoucherDescription>${voucherClass}${lines}</Voucher>`;
const ours = voucher(receivable + sales + vat);

describe("a voucher is looked for by our key on its date", () => {
  const system = systemOf();
  const look = async (answer: string) => {
    nock(host)
      .get("/accountingledger.nv")
      .query({ startdate: "2025-12-13", enddate: "2025-12-13", voucherstatus: "1" })
      .reply(200, answer);
    return system.ledger?.locate(ledgerStep(system), attempt);
  };
  const readBack = { type: "found", vendorId: "77", evidence: "readBack", differences: [] };

  test("read back equal, whatever the order of its lines and whoever else is there", async () => {
    expect(await look(vouchers(voucher(sales, { key: "5", text: "other" }), ours))).toEqual(readBack);
    expect(await look(vouchers(voucher(vat + sales + receivable)))).toEqual(readBack);
  });

  test.each([
    ["a VAT code", receivable + sales + vat.replace("<VatCode>-</VatCode>", "")],
    ["a VAT percentage", receivable + sales.replace("<VatPercent>25,5</VatPercent>", "") + vat],
  ])("%s that the answer lacks is not compared: identified, no difference", async (_, lines) => {
    expect(await look(vouchers(voucher(lines)))).toEqual({ ...readBack, evidence: "identified" });
  });

  test("a row that fits whole is not taken away by one that lacks its VAT code", async () => {
    const change = {
      ledgerRows: [
        { ...documentedLedger.ledgerRows[0], vatCode: "" },
        { ...documentedLedger.ledgerRows[2], accountNumber: "3000", amount: -1495, netAmount: -1495 },
        {
          ...documentedLedger.ledgerRows[2],
          accountNumber: "3000",
          amount: -1495,
          netAmount: -1495,
          vatCode: "Z",
        },
      ],
    };
    const plan = { ...samplePlan, vatCodes: [{ code: "Z", target: "KOMY0" }] };
    const context = contextOf("ledger", "abc-123-def-456", plan);
    const step = pick(system.ledger?.render(ledgerOf(change), context).steps, "voucher");
    const half = (code: string) => line("3000", "-1495,00", `<VatPercent>0</VatPercent>${code}${project}`);
    nock(host)
      .get(/accountingledger/u)
      .reply(200, vouchers(voucher(receivable + half("") + half("<VatCode>-</VatCode>"))));
    expect(await system.ledger?.locate(step, attempt)).toEqual({ ...readBack, evidence: "identified" });
  });

  const types = okAnswer(
    '<VoucherTypes><VoucherType><NetvisorKey>1</NetvisorKey><Abbreviation>ML</Abbreviation><Name>Myyntilasku</Name><ForeignName ISO-639-1="en">Sales invoice</ForeignName></VoucherType><VoucherType><NetvisorKey>7</NetvisorKey><Abbreviation>MU</Abbreviation><Name>Muut</Name></VoucherType></VoucherTypes>',
  );
  const classed = (voucherClass: string) => vouchers(voucher(receivable + sales + vat, { voucherClass }));

  test.each([
    ["in another language", '<VoucherClass netvisorkey="1">ML Sales invoice</VoucherClass>', "readBack", 0],
    ["of another key", '<VoucherClass netvisorkey="7">MU Others</VoucherClass>', "identified", 1],
    ["that the list does not have", "<VoucherClass>XX Ny klass</VoucherClass>", "identified", 0],
  ])("a class %s is told by the company's list of classes", async (_, voucherClass, evidence, count) => {
    nock(host).get("/vouchertypelist.nv").reply(200, types);
    const sighting = await look(classed(voucherClass));
    expect(sighting).toMatchObject({ type: "found", evidence });
    expect(sighting?.type === "found" ? sighting.differences.length : undefined).toBe(count);
  });

  test("without the class in the answer it is not read back; with a list that fails it is unclear", async () => {
    expect(await look(classed(""))).toEqual({ ...readBack, evidence: "identified" });
    nock(host).get("/vouchertypelist.nv").reply(200, failedAnswer("TECHNICAL_ERROR :: x"));
    expect((await look(classed("<VoucherClass>MU Others</VoucherClass>")))?.type).toBe("unclear");
  });

  test.each([
    ["the voucher date", { date: "14.12.2025" }],
    ["the description", { text: "other words [CC0S15T3NQFG8BT]" }],
  ])("%s is compared", async (what, change) => {
    const sighting = await look(vouchers(voucher(receivable + sales + vat, change)));
    expect(sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : []).toEqual([
      `${what} in the books is not the one that was sent`,
    ]);
  });

  test("absent as of the beginning of the look-up", async () => {
    expect(await look(vouchers())).toEqual({ type: "absent", asOf: now });
    expect(await look(vouchers(voucher(receivable, { text: "[CC0S15T3NQFG8BX]" })))).toEqual({
      type: "absent",
      asOf: now,
    });
  });

  test.each([
    ["another sum", receivable + line("3000", "-2382,46", project) + vat, 2],
    ["another account", receivable + sales.replace("3000", "3001") + vat, 2],
    ["another VAT code", receivable + sales.replace("KOMY", "NONE") + vat, 2],
    ["another dimension", receivable.replace("<DimensionItem>1000", "<DimensionItem>2000") + sales + vat, 2],
    ["a line too few", receivable + sales, 1],
    ["a line too many", receivable + sales + vat + vat, 1],
    ["no lines at all", "", 3],
  ])("%s is told as a difference", async (_, lines, count) => {
    const sighting = await look(vouchers(voucher(lines)));
    expect(sighting).toMatchObject({ type: "found", vendorId: "77", evidence: "identified" });
    const differences = sighting?.type === "found" ? sighting.differences : [];
    expect(differences.map(({ code }) => code)).toEqual(
      Array.from({ length: count }, () => "ACC_ANSWER_DIFFERS"),
    );
  });

  test.each([
    ["our key twice", vouchers(ours, voucher(receivable, { key: "78" }))],
    [
      "a voucher that was invalidated since",
      vouchers(voucher(receivable + sales + vat, { status: "invalidated" })),
    ],
    ["a voucher without a key", vouchers(voucher(receivable + sales + vat, { key: "" }))],
    ["a refusal", failedAnswer("INVALID_DATA :: no")],
    ["a page", "<html><body>busy</body></html>"],
    ["half an answer", vouchers(ours).slice(0, 200)],
  ])("%s is unclear", async (_, answer) => {
    expect((await look(answer))?.type).toBe("unclear");
  });

  test("an invalidated voucher beside a valid one does not matter", async () => {
    expect(await look(vouchers(voucher("", { key: "70", status: "invalidated" }), ours))).toEqual(readBack);
  });

  test("too many requests: unclear, with the delay that was asked for", async () => {
    nock(host)
      .get(/accountingledger/u)
      .reply(429, "slow down", { "retry-after": "7" });
    const sighting = await system.ledger?.locate(ledgerStep(system), attempt);
    expect(sighting).toMatchObject({
      type: "unclear",
      problem: { code: "ACC_RATE_LIMITED" },
      retryAfter: 7000,
    });
  });
});
