import { ConnectorError, MemorySubmissionStore, Secret } from "@confirma-connect/core";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { documentedInvoice, documentedPayment, plainLedger } from "./documents.ts";
import { exchange } from "./exchange.ts";
import { makeSubmission } from "./make-submission.ts";
import { accounting, get, post } from "./requests.ts";
import { keys, openTestGateway, type TestGateway } from "./test-gateway.ts";

/** Everything that must stay inside: names, accounts, identity numbers, keys, texts of documents. */
const canaries = {
  name: "Canaria Henkilö",
  iban: "FI2112345600000785",
  personalId: "131052-308T",
  mail: "canaria@example.invalid",
  text: "canary-text-of-a-document",
  key: "canary-key-that-nobody-knows",
  secret: "canary-secret-of-the-vendor",
} as const;

let running: TestGateway;
let store: MemorySubmissionStore;
beforeEach(async () => {
  store = new MemorySubmissionStore();
  running = await openTestGateway({ store });
});
afterEach(() => running.close());

const invoice = {
  invoice: {
    ...documentedInvoice.invoice,
    parties: {
      sellerParty: {
        ...documentedInvoice.invoice.parties.sellerParty,
        paymentDetails: { iban: canaries.iban, bic: canaries.text },
      },
      buyerParty: {
        ...documentedInvoice.invoice.parties.buyerParty,
        name: canaries.name,
        personalIdentityNumber: canaries.personalId,
        contact: { email: canaries.mail },
      },
    },
  },
};

const payment = { payments: [{ ...documentedPayment.payments[0], sourceName: canaries.name }] };

/** Bodies that fail in every way that carries content through our code. */
const failing: readonly (readonly [kind: string, body: unknown])[] = [
  [
    "invoice",
    { invoice: { ...invoice.invoice, amounts: { netAmount: 1.005, vatAmount: "x", totalAmount: null } } },
  ],
  [
    "invoice",
    { invoice: { ...invoice.invoice, header: { number: canaries.personalId, date: canaries.name } } },
  ],
  ["payment", { payments: [{ ...payment.payments[0], amount: canaries.iban, currency: canaries.name }] }],
  ["payment", { payments: [{ ...payment.payments[0], targetIdentifier: canaries.text }] }],
  ["payment", { payments: [payment.payments[0], payment.payments[0]] }],
  ["ledger", { ledgers: { ...plainLedger("a"), documentDescription: `${canaries.name}\u0000` } }],
  ["ledger", { ledgers: { ...plainLedger("a"), documentDescription: canaries.name.repeat(40) } }],
  ["ledger", `{"ledgers": "${canaries.name}", ${canaries.iban}`],
  ["ledger", { ledgers: [{ __proto__: null, constructor: { prototype: canaries.name } }] }],
  ["ledger", canaries.name],
];

/** Whatever left the process beside answers of success. */
async function leaks(texts: readonly string[]): Promise<readonly string[]> {
  const metrics = await get(running, "/metrics");
  const outside = [...texts, running.logged(), metrics.body].join("\n");
  expect(running.logged()).toContain('"event":"request"');
  return [...Object.values(canaries), ...Object.values(keys)].filter((canary) => outside.includes(canary));
}

test("refused documents leave nothing of themselves in answers, logs and metrics", async () => {
  const answers = await Promise.all(failing.map(([kind, body]) => post(running, accounting(kind), body)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(failing.map(() => 400));
  expect(await leaks(answers.map(({ body }) => body))).toEqual([]);
});

test("neither do delivered, refused and repeated ones, nor conflicts", async () => {
  expect((await post(running, accounting("invoice"), invoice)).statusCode).toBe(202);
  expect((await post(running, accounting("payment"), payment)).statusCode).toBe(202);
  const other = { payments: [{ ...payment.payments[0], sourceName: `${canaries.name} junior` }] };
  const conflict = await post(running, accounting("payment"), {
    payments: [{ ...other.payments[0], amount: 1 }],
  });
  await running.deliver();
  const listed = await get(running, accounting("payment"));
  expect([conflict.statusCode, listed.statusCode]).toEqual([409, 200]);
  expect(await leaks([conflict.body, listed.body])).toEqual([]);
});

test("nor do keys, paths, queries and headers", async () => {
  const hostile = { "x-api-key": canaries.key, authorization: canaries.key, "x-request-id": canaries.text };
  const paths = [
    `/${canaries.text}`,
    `/%zz${canaries.text}`,
    `${accounting("ledger")}?status=${canaries.text}`,
    `${accounting("ledger")}?${canaries.text}=1&sourceIdentifier=${canaries.key}`,
    `/api/v1/connect/submissions/${canaries.text}`,
    `/api/v1/connect/submissions/${canaries.text.repeat(20)}`,
  ];
  const answers = await Promise.all([
    ...paths.map((path) => exchange({ method: "GET", url: `${running.url}${path}`, headers: hostile })),
    ...paths.map((path) => get(running, path)),
  ]);
  expect(answers.every(({ statusCode }) => statusCode >= 400)).toBe(true);
  expect(await leaks(answers.flatMap(({ body, headers }) => [body, JSON.stringify(headers)]))).toEqual([]);
});

test("nor do errors of the store, whatever they quote", async () => {
  const quote = Object.values(canaries).join(" ");
  const errors = [
    new Error(quote),
    new ConnectorError({
      code: "ACC_STORE_UNAVAILABLE",
      stage: "store",
      delivery: "unknown",
      message: quote,
    }),
    new ConnectorError({ code: "ACC_BUG_INVARIANT", stage: "deliver", delivery: "unknown", message: quote }),
    { statusCode: 400, message: quote },
    quote,
  ];
  const answers = [];
  for (const error of errors) {
    Object.assign(store, { list: () => Promise.reject(error), counts: () => Promise.reject(error) });
    answers.push(await get(running, accounting("ledger")), await get(running, "/metrics"));
  }
  expect(answers.every(({ statusCode }) => statusCode >= 400)).toBe(true);
  Object.assign(store, { list: async () => [], counts: async () => [] });
  expect(await leaks(answers.map(({ body }) => body))).toEqual([]);
});

test("a secret that the accounting system echoes is masked in our own view", async () => {
  const { mask } = running.gateway;
  await mask.watching({ read: async () => new Secret(canaries.secret) }).read("env:ANY");
  const body = JSON.stringify({ note: canaries.secret });
  await store.enqueue([
    makeSubmission({ identifier: "echo", state: "parked", body, vendorText: `you sent ${canaries.secret}` }),
  ]);
  const shown = await get(running, "/api/v1/connect/submissions/ref-acme-ledger-echo");
  expect(shown.json()).toMatchObject({
    steps: [{ request: { body: '{"note":"[secret]"}' }, vendor: { text: "you sent [secret]" } }],
  });
  expect(await leaks([shown.body])).toEqual([]);
});
