import { Payment } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { type InvoiceAction, SalesInvoiceRequest } from "../../src/index.ts";
import { paymentsBody } from "../support/calls.ts";
import { fixture } from "../support/fixture.ts";
import { json, scriptedHttp, testClient } from "../support/test-client.ts";

describe("bodies that cannot be sent are refused before anything leaves", () => {
  const target = { invoiceNumber: "1", caseId: "2" };

  test.each<readonly [string, InvoiceAction, string]>([
    [
      "letters in an invoice number",
      action({ ...target, invoiceNumber: "INV-1" }),
      "/actions/0/data/invoiceNumber",
    ],
    ["leading zeros", action({ ...target, caseId: "007" }), "/actions/0/data/caseId"],
    ["neither invoice nor case", action({}), "/actions/0/data"],
  ])("%s", async (_, bad, pointer) => {
    const http = scriptedHttp(() => json({}));
    const result = await testClient(http).invoices.submitActions([bad]);
    expect(result).toMatchObject({ type: "refused", problems: [{ pointer }] });
    expect(JSON.stringify(result)).not.toMatch(/INV-1|007/u);
    expect(http.requests).toEqual([]);
  });

  test("no actions at all", async () => {
    const http = scriptedHttp(() => json({}));
    expect(await testClient(http).invoices.submitActions([])).toMatchObject({ type: "refused" });
    expect(http.requests).toEqual([]);
  });

  test("one of invoice and case is enough", async () => {
    const http = scriptedHttp(() => json({}));
    await testClient(http).invoices.submitActions([action({ caseId: "2" })]);
    expect(http.requests[0]?.body).toBe('{"actions":[{"code":"PAUSE","comment":"","data":{"caseId":2}}]}');
  });

  test("accounting documents with errors, by core's rules; an amount that JSON cannot hold", async () => {
    const http = scriptedHttp(() => json({}));
    const { accounting } = testClient(http);
    const [payment] = paymentsBody.parse(fixture("payments")).payments.map((each) => Payment.parse(each));
    if (payment === undefined) throw new Error("the example has a payment");
    const { amount } = payment;
    const wrong = await accounting.submitPayments([
      { ...payment, capitalAmountPaid: Payment.shape.amount.parse(1) },
    ]);
    expect(wrong).toMatchObject({ type: "refused", problems: [{ code: "ACC_DOCUMENT_SPLIT_MISMATCH" }] });
    const huge = Payment.shape.amount.out.parse(Number.MAX_SAFE_INTEGER);
    const large = await accounting.submitPayments([payment, { ...payment, amount: huge }]);
    expect(large).toMatchObject({
      type: "refused",
      problems: [{ code: "ACC_DOCUMENT_AMOUNT_PRECISION", pointer: "/payments/1" }],
    });
    expect([amount, http.requests.length]).toEqual([9_995, 0]);
  });

  test("additional members are sent beside the modelled ones and cannot replace them", async () => {
    const http = scriptedHttp(() => json({}));
    const { invoices } = testClient(http);
    const request = SalesInvoiceRequest.parse(fixture("sales-invoice-request"));
    await invoices.createInvoice(request, { additional: { terms: { days: 14 } } });
    const sent: unknown = JSON.parse(String(http.requests[0]?.body));
    expect(sent).toMatchObject({ invoice: { terms: { days: 14 }, header: { number: 5_550_017 } } });
    const replacing = invoices.createInvoice(request, { additional: { rows: [] } });
    await expect(replacing).rejects.toThrow('The invoice has its own member "rows"');
    expect(http.requests).toHaveLength(1);
  });
});

function action(data: { readonly invoiceNumber?: string; readonly caseId?: string }): InvoiceAction {
  return { code: "PAUSE", comment: "", data };
}
