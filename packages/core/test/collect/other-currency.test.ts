import { type CollectionStore, CurrencyCode, decideCollection, minorUnits } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import { collectionScene, paid, receivable } from "./support/receivable.ts";

const kronor = (changes: object = {}) =>
  paid("k1", 10_000, { currency: CurrencyCode.parse("SEK"), ...changes });

const unclear = { openBy: "unclear" } as const;

const parked = {
  what: "OTHERCURRENCY",
  result: "parked",
  codes: ["ACC_UNSUPPORTED_CURRENCY"],
  facts: { amount: "10000", currency: "SEK" },
};

test("a payment in another currency than its invoice is for a person, once; nothing is sent", async () => {
  const { agency, store, clock, run } = collectionScene();
  await run([receivable(1)]);
  const books = [receivable(1, { ...unclear, payments: [kronor()] })];
  expect((await run(books, { dryRun: true })).lines).toMatchObject([parked]);
  expect(await run(books)).toMatchObject({ lines: [parked], isSettled: false });
  expect((await run(books)).lines).toEqual([]);
  expect(agency.sent).toEqual(["invoice 1"]);
  const key = "action/1/otherCurrency/k1";
  await decideCollection({ store, clock }, { client: "client", key }, { type: "submitted" });
  expect(await run(books)).toMatchObject({ lines: [], isSettled: true });
});

test("who says that it be told again is told again: no action tells it", async () => {
  const { agency, store, clock, run } = collectionScene();
  await run([receivable(1)]);
  const books = [receivable(1, { ...unclear, payments: [kronor()] })];
  await run(books);
  const key = "action/1/otherCurrency/k1";
  await decideCollection({ store, clock }, { client: "client", key }, { type: "again" });
  expect((await run(books)).lines).toMatchObject([parked]);
  expect(agency.sent).toEqual(["invoice 1"]);
});

test("a run that dies while it keeps something for a person leaves nothing that is sent", async () => {
  const { agency, store, run } = collectionScene();
  await run([receivable(1)]);
  const books = [receivable(1, { ...unclear, payments: [kronor(), paid("p1", 1_000)] })];
  const dying: CollectionStore = {
    open: (entry) => store.open(entry),
    find: (client, key) => store.find(client, key),
    list: (filter) => store.list(filter),
    close: () => store.close(),
    replace: () => Promise.reject(new Error("the process died")),
  };
  await run(books, { store: dying }).catch(() => undefined);
  await run(books);
  const states = (await store.list({ client: "client" })).map(({ key, state }) => [key, state]);
  expect(states).toEqual([
    ["action/1/otherCurrency/k1", "parked"],
    ["action/1/payment/p1", "parked"],
    ["invoice/1", "submitted"],
  ]);
  expect(agency.sent).toEqual(["invoice 1"]);
});

test("what is left beside it is not known, so other payments wait for a person too", async () => {
  const { agency, store, clock, run } = collectionScene();
  await run([receivable(1)]);
  const books = [receivable(1, { ...unclear, payments: [kronor(), paid("p1", 1_000)] })];
  expect((await run(books)).lines).toMatchObject([parked, { what: "DIRECTPAYMENT", result: "parked" }]);
  expect(agency.sent).toEqual(["invoice 1"]);
  const key = "action/1/payment/p1";
  await decideCollection({ store, clock }, { client: "client", key }, { type: "again" });
  expect((await run(books)).lines).toMatchObject([{ key, result: "submitted" }]);
  expect(agency.cases[0]?.actions).toMatchObject([{ payment: { amount: 1_000, currency: "EUR" } }]);
});

test("the agency's own money in another currency is not told back to it", async () => {
  const { agency, run } = collectionScene();
  await run([receivable(1)]);
  const books = [receivable(1, { ...unclear, payments: [kronor({ ours: true })] })];
  expect(await run(books)).toMatchObject({ lines: [], isSettled: true });
  expect(agency.sent).toEqual(["invoice 1"]);
});

test("an invoice that the books close with it is withdrawn: nothing is left in any currency", async () => {
  const { agency, run } = collectionScene();
  await run([receivable(1)]);
  const closed = { open: minorUnits(0), openBy: "system" } as const;
  const { lines } = await run([receivable(1, { ...closed, payments: [kronor()] })]);
  expect(lines).toMatchObject([parked, { what: "WITHDRAW", result: "submitted" }]);
  expect(agency.sent).toEqual(["invoice 1", "WITHDRAW 1"]);
});

test("an invoice with it is not handed over, and that is counted", async () => {
  const { agency, run } = collectionScene();
  const { skips } = await run([receivable(1, { ...unclear, payments: [kronor()] })]);
  expect(skips).toEqual([{ invoiceNumber: "1", reason: "paymentUnclear" }]);
  expect(agency.sent).toEqual([]);
});
