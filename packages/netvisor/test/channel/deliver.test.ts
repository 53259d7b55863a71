import { describe, expect, test } from "@jest/globals";
import nock from "nock";
import {
  attempt,
  creditStep,
  filled,
  host,
  inserted,
  invoiceStep,
  ledgerStep,
  paymentStep,
  systemOf,
} from "../support/channel-scene.ts";
import { failedAnswer, okAnswer } from "../support/test-client.ts";

describe("deliver", () => {
  const system = systemOf();

  test.each([
    [
      "/accounting.nv?useonlyexistingdimensions=1",
      "ledger-net-voucher.xml",
      ledgerStep(system),
      system.ledger,
    ],
    ["/customer.nv?method=add", "invoice-customer.xml", invoiceStep(system, "customer"), system.invoices],
    ["/product.nv?method=add", "invoice-product-1.xml", invoiceStep(system, "product-1"), system.invoices],
    [
      "/salesinvoice.nv?method=add&useonlyexistingdimensions=1",
      "invoice-invoice.xml",
      invoiceStep(system, "invoice"),
      system.invoices,
    ],
    ["/salespayment.nv", "payment-payment.xml", paymentStep(system), system.payments],
  ])("sends exactly the golden bytes to %s", async (path, file, step, channel) => {
    const bodies: unknown[] = [];
    nock(host, { reqheaders: { "content-type": "text/xml; charset=utf-8" } })
      .post(path, (body) => bodies.push(body) > 0)
      .reply(200, inserted);
    const outcome = await channel?.deliver(step, attempt);
    expect(bodies).toEqual([filled(file)]);
    expect(outcome).toEqual({
      type: "accepted",
      vendorId: "1802",
      evidence: "identified",
      vendor: { status: 200 },
    });
  });

  test("a match is acknowledged without an identifier", async () => {
    nock(host).post("/matchcreditnote.nv", filled("credit-note-match.xml")).reply(200, okAnswer());
    const outcome = await system.invoices?.deliver(creditStep(system, "match"), attempt);
    expect(outcome).toEqual({ type: "accepted", evidence: "acknowledged", vendor: { status: 200 } });
  });

  test.each([
    ["no identifier", okAnswer()],
    [
      "an identifier that is none",
      okAnswer("<Replies><InsertedDataIdentifier>x7</InsertedDataIdentifier></Replies>"),
    ],
  ])("OK with %s proves nothing", async (_, answer) => {
    nock(host).post("/salespayment.nv").reply(200, answer);
    const outcome = await system.payments?.deliver(paymentStep(system), attempt);
    expect(outcome).toMatchObject({ type: "unknown", problem: { code: "ACC_ANSWER_UNREADABLE" } });
  });

  test.each([
    ["INVALID_DATA :: Account 1 :: unknown", "refused", "ACC_REFUSED_INVALID_DATA"],
    ["PERIOD_LOCK :: locked", "refused", "ACC_REFUSED_PERIOD_LOCKED"],
    ["DUPLICATE_DATA :: exists", "unknown", "ACC_UNKNOWN_MAYBE_EARLIER"],
    ["AUTHENTICATION_FAILED :: no", "notSent", "ACC_AUTH_FAILED"],
    ["NEW_CODE :: something", "unknown", "ACC_ANSWER_UNMAPPED"],
  ])("%s is %s", async (text, type, code) => {
    nock(host).post("/accounting.nv?useonlyexistingdimensions=1").reply(200, failedAnswer(text));
    const outcome = await system.ledger?.deliver(ledgerStep(system), attempt);
    expect(outcome?.type).toBe(type);
    expect(JSON.stringify(outcome)).toContain(`"${code}"`);
    expect(outcome?.vendor?.code).toBe(text.split(" :: ")[0]);
  });

  test("a step that only looks is never sent", async () => {
    const outcome = await system.invoices?.deliver(creditStep(system, "credited-invoice"), attempt);
    expect(outcome).toMatchObject({ type: "refused", problems: [{ code: "ACC_REFUSED_NOT_FOUND" }] });
  });
});
