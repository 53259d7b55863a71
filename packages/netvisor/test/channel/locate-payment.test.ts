import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import { attempt, host, now, paymentStep, systemOf } from "../support/channel-scene.ts";
import { failedAnswer, okAnswer } from "../support/test-client.ts";

const payment = ({
  key = "165",
  name = "Matti Meikäläinen [CCMMYMH3MEEA0XJ]",
  sum = "100,00",
  number = "133720800",
} = {}) =>
  `<SalesPayment><NetvisorKey>${key}</NetvisorKey><Name>${name}</Name><Date>25.2.2026</Date><Sum>${sum}</Sum><InvoiceNumber>${number}</InvoiceNumber></SalesPayment>`;
const payments = (...rows: readonly string[]) =>
  okAnswer(`<SalesPaymentList>${rows.join("")}</SalesPaymentList>`);

describe("a payment is looked for by our key, among its invoice's and its day's payments", () => {
  const look = async (
    ofInvoice: string,
    ofDate?: string,
    readings: { readonly keyInPayerName?: boolean } = {},
  ) => {
    const system = systemOf(readings);
    nock(host).get("/salespaymentlist.nv?invoicenumber=133720800").reply(200, ofInvoice);
    if (ofDate !== undefined) {
      nock(host).get("/salespaymentlist.nv?begindate=2026-02-25&enddate=2026-02-25").reply(200, ofDate);
    }
    return system.payments?.locate(paymentStep(system), attempt);
  };

  test("read back equal beside other payments of the same sum and payer", async () => {
    const other = payment({ key: "1", name: "Matti Meikäläinen [CCAAAAAAAAAAAAA]" });
    expect(await look(payments(other, payment()))).toEqual({
      type: "found",
      vendorId: "165",
      evidence: "readBack",
      differences: [],
    });
    expect(await look(payments(other), payments(other))).toEqual({ type: "absent", asOf: now });
  });

  test("a payment without a target is found among the day's", async () => {
    const sighting = await look(payments(), payments(payment({ number: "" })));
    expect(sighting).toMatchObject({ type: "found", vendorId: "165", evidence: "identified" });
  });

  test("another sum is a difference", async () => {
    const sighting = await look(payments(payment({ sum: "100,01" })));
    expect(sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : []).toEqual([
      "the sum in the books is 100.01, not 100.00",
    ]);
  });

  test.each(["Matti Meikäläinen", "Matti Meikäläinen [CCMM"])(
    "a name cut to %j may be ours: unclear",
    async (name) => {
      expect((await look(payments(payment({ name }))))?.type).toBe("unclear");
    },
  );

  test("our key twice is unclear, and so is a second list that fails", async () => {
    expect((await look(payments(payment(), payment({ key: "166" }))))?.type).toBe("unclear");
    expect((await look(payments(), failedAnswer("SYSTEM_MAINTENANCE :: x")))?.type).toBe("unclear");
  });

  test("another payer's name around our key is a difference, without the names", async () => {
    const sighting = await look(payments(payment({ name: "M [CCMMYMH3MEEA0XJ]" })));
    expect(sighting?.type === "found" ? sighting.differences.map(({ message }) => message) : []).toEqual([
      "the payer's name in the books is not the one that was sent",
    ]);
  });

  test.each([
    ["the same", "<ReferenceNumber>00133 7109</ReferenceNumber>", "readBack", 0],
    ["another", "<ReferenceNumber>1337110</ReferenceNumber>", "identified", 1],
    ["no", "", "identified", 0],
  ])(
    "by reference it is looked for on its day only, and compared: %s reference",
    async (_, reference, evidence, count) => {
      const system = systemOf();
      const row = payment().replace("<InvoiceNumber>", `${reference}<InvoiceNumber>`);
      nock(host)
        .get("/salespaymentlist.nv?begindate=2026-02-25&enddate=2026-02-25")
        .reply(200, payments(row));
      const step = paymentStep(system, { targetIdentifier: "reference" });
      const sighting = await system.payments?.locate(step, attempt);
      expect(sighting).toMatchObject({ type: "found", evidence });
      expect(sighting?.type === "found" ? sighting.differences.length : undefined).toBe(count);
    },
  );

  test.each([
    ["that number", "<SalesInvoiceNumber>133720800</SalesInvoiceNumber>", "readBack", 0],
    ["another number", "<SalesInvoiceNumber>5</SalesInvoiceNumber>", "identified", 1],
    ["no number", "<SalesInvoiceDate>2026-01-15</SalesInvoiceDate>", "identified", 0],
  ])("by Netvisor key the invoice is asked for its number: %s", async (_, invoice, evidence, count) => {
    const system = systemOf();
    nock(host).get("/salespaymentlist.nv?invoicenetvisorkey=44").reply(200, payments(payment()));
    nock(host)
      .get("/getsalesinvoice.nv?netvisorkey=44&pdfimage=nopdf")
      .reply(200, okAnswer(`<SalesInvoice>${invoice}</SalesInvoice>`));
    const step = paymentStep(system, { targetIdentifier: "netvisor", invoiceNumber: "44" });
    const sighting = await system.payments?.locate(step, attempt);
    expect(sighting).toMatchObject({ type: "found", evidence });
    expect(sighting?.type === "found" ? sighting.differences.length : undefined).toBe(count);
  });

  test.each([
    ["an equal payment", payment({ name: "Matti Meikäläinen" })],
    ["an equal payment with a name that was cut", payment({ name: "Matti Meik" })],
    ["an equal payment without a name", payment({ name: "" })],
    ["two equal payments", payment({ name: "Matti Meikäläinen" }) + payment({ name: "Matti Meikäläinen" })],
  ])("without keys in names, %s is unclear: it may be another's", async (_, rows) => {
    expect((await look(payments(rows), undefined, { keyInPayerName: false }))?.type).toBe("unclear");
    expect((await look(payments(), payments(rows), { keyInPayerName: false }))?.type).toBe("unclear");
  });

  test("without keys in names, other payments of the day leave it absent", async () => {
    const others = payments(
      payment({ name: "Someone else" }),
      payment({ name: "Matti Meikäläinen", sum: "99,00" }),
    );
    expect((await look(others, others, { keyInPayerName: false }))?.type).toBe("absent");
  });
});
