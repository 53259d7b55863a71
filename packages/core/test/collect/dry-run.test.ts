import { minorUnits } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { collectionScene, paid, receivable } from "./support/receivable.ts";

describe("a dry run", () => {
  test("says that a case would be taken over, with what would be told of it", async () => {
    const { agency, store, run } = collectionScene();
    await agency.submitInvoice(receivable(1).invoice);
    const before = receivable(1, { payments: [paid("p1", 1_000)], open: minorUnits(11_550) });
    const lines = [
      { what: "INVOICE", result: "submitted", caseId: "7000" },
      { what: "DIRECTPAYMENT", result: "planned" },
    ];
    expect((await run([before], { dryRun: true })).lines).toMatchObject(lines);
    expect(await store.list({ client: "client" })).toEqual([]);
    expect(agency.sent).toEqual(["invoice 1"]);
    const told = await run([before]);
    expect(told.lines).toMatchObject(lines.map((line) => ({ ...line, result: "submitted" })));
  });

  test("says that a closed case is told nothing", async () => {
    const { agency, run } = collectionScene();
    await run([receivable(1)]);
    for (const each of agency.cases) each.closed = true;
    const paidLater = receivable(1, { payments: [paid("p1", 1_000)], open: minorUnits(11_550) });
    const { lines } = await run([paidLater], { dryRun: true });
    expect(lines).toMatchObject([{ what: "DIRECTPAYMENT", result: "closed" }]);
  });

  test("sends and stores nothing", async () => {
    const { agency, store, run } = collectionScene();
    expect((await run([receivable(1)], { dryRun: true })).lines).toMatchObject([{ result: "planned" }]);
    expect(agency.sent).toEqual([]);
    expect(await store.list({ client: "client" })).toEqual([]);
  });

  test("after a try that was not sent says again that it would be sent", async () => {
    const { agency, run } = collectionScene();
    agency.tricks.push("notSent");
    await run([receivable(1)]);
    expect(await run([receivable(1)], { dryRun: true })).toMatchObject({
      lines: [{ result: "planned" }],
      isSettled: true,
    });
  });
});
