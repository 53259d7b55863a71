import { LedgerDocument, needsAttention, Payment } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import { allocation, movements, planOf, received, settlement } from "../posting/sample.ts";
import { pullScene } from "./pull-scene.ts";

const paid = received("A", [1000]);
const settled = settlement([allocation("1", [1000], { originalInvoiceNumber: "A" })], { settlementId: "S1" });
const plan = planOf({ book: "payments" });

test("a payment that another pull books while this one reads settlements is taken", async () => {
  const data = { payments: [paid], settlements: [] };
  const { run, source, store } = pullScene(data, plan);
  const slow = {
    id: source.id,
    async *settlements() {
      await run();
      yield settled;
    },
  };
  const report = await run({}, { source: slow });
  expect(needsAttention(report)).toBe(false);
  const all = await store.list({ client: "client" });
  const of = (kind: string) =>
    all.filter((each) => each.kind === kind).map(({ document }): unknown => JSON.parse(document));
  const books = movements(
    of("payment").map((each) => Payment.parse(each)),
    of("ledger").map((each) => LedgerDocument.parse(each)),
  );
  expect(books).toEqual({ "1701": -1000, "1910": 1000 });
});

test("one that is booked at the very moment of the settlement is a finding", async () => {
  const { run, endpoints } = pullScene({ payments: [paid], settlements: [] }, plan);
  const racing: typeof endpoints.submit = async (kind, text) => {
    if (kind === "ledger") await run();
    return endpoints.submit(kind, text);
  };
  const slow = {
    id: "confirma",
    async *settlements() {
      yield settled;
    },
  };
  const beside = {
    submit: racing,
    preview: endpoints.preview.bind(endpoints),
    list: endpoints.list.bind(endpoints),
  };
  const report = await run({}, { source: slow, endpoints: beside });
  expect(report.entries.map(({ type, outcome }) => [type, outcome])).toEqual([
    ["settlement", "submitted"],
    ["payment", "conflict"],
  ]);
  expect(needsAttention(report)).toBe(true);
});
