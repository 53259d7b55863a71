import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  documentedInvoice,
  documentedLedger,
  documentedPayment,
  ledgerBody,
  plainLedger,
} from "./documents.ts";
import { accounting, errorOf, get, post } from "./requests.ts";
import { keys, openTestGateway, type TestGateway } from "./test-gateway.ts";

let running: TestGateway;
beforeEach(async () => {
  running = await openTestGateway();
});
afterEach(() => running.close());

describe("the agency's documented examples are taken, and answered exactly in its form", () => {
  const rows = {
    ledger:
      '{"ledgers":[{"sourceIdentifier":"abc-123-def-456","documentDate":"2025-12-13","documentName":"1001","documentStatus":"Pending","syncDate":null,"status":0,"description":"Pending"}]}',
    payment:
      '{"payments":[{"sourceIdentifier":"abc-123-def-456","invoiceNumber":"133720800","paymentDate":"2026-02-25","syncDate":null,"status":0,"description":"Pending"}]}',
    invoice:
      '{"invoices":[{"sourceIdentifier":"251601000","invoiceNumber":"251601000","invoiceDate":"2025-12-01","syncDate":null,"status":0,"description":"Pending"}]}',
  };

  test.each([
    ["ledger", documentedLedger, rows.ledger],
    ["payment", documentedPayment, rows.payment],
    ["invoice", documentedInvoice, rows.invoice],
  ])("%s", async (kind, body, expected) => {
    const submitted = await post(running, accounting(kind), body);
    expect([submitted.statusCode, submitted.body]).toEqual([202, expected]);
    expect(submitted.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(submitted.headers["idempotent-replay"]).toBeUndefined();
    const listed = await get(running, accounting(kind));
    expect([listed.statusCode, listed.body]).toEqual([200, expected]);
    expect(listed.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  test("a ledger as an array is the same as an object", async () => {
    await post(running, accounting("ledger"), documentedLedger);
    const again = await post(running, accounting("ledger"), { ledgers: [documentedLedger.ledgers] });
    expect([again.statusCode, again.headers["idempotent-replay"]]).toEqual([202, "true"]);
  });
});

test("the same content again is answered like the first time, stores nothing and says so in a header", async () => {
  const first = await post(running, accounting("ledger"), ledgerBody("a", "b"));
  const again = await post(running, accounting("ledger"), ledgerBody("a", "b"));
  expect([again.statusCode, again.body]).toEqual([202, first.body]);
  expect(again.headers["idempotent-replay"]).toBe("true");
  expect(await running.gateway.store.list({})).toHaveLength(2);
  const more = await post(running, accounting("ledger"), ledgerBody("a", "c"));
  expect([more.statusCode, more.headers["idempotent-replay"]]).toEqual([202, undefined]);
});

test("other content under a used identifier is a conflict that names both hashes and stores nothing", async () => {
  await post(running, accounting("ledger"), ledgerBody("a"));
  const body = { ledgers: [plainLedger("new"), plainLedger("a", 11)] };
  const answer = await post(running, accounting("ledger"), body);
  expect(answer.statusCode).toBe(409);
  const { code, problems } = errorOf(answer);
  expect(code).toBe("ACC_DOCUMENT_IDENTIFIER_CONFLICT");
  expect(problems.map(({ pointer }) => pointer)).toEqual(["/ledgers/1"]);
  const [stored] = await running.gateway.store.list({});
  const hashes = problems[0]?.message.match(/[0-9a-f]{64}/g) ?? [];
  expect(hashes).toHaveLength(2);
  expect(hashes[0]).toBe(stored?.pins.content);
  expect(hashes[1]).not.toBe(hashes[0]);
  expect(await running.gateway.store.list({})).toHaveLength(1);
});

test("the same identifier of another client is another document", async () => {
  await post(running, accounting("ledger"), { ledgers: plainLedger("a") });
  const answer = await post(running, accounting("ledger"), { ledgers: plainLedger("a", 11) }, keys.other);
  expect([answer.statusCode, answer.headers["idempotent-replay"]]).toEqual([202, undefined]);
});

test("every problem of every document is listed with its pointer, and nothing is stored", async () => {
  const { documentDate: _date, ...dateless } = plainLedger("a");
  const [row] = plainLedger("c").ledgerRows;
  const broken = { ...plainLedger("c"), documentType: "??", ledgerRows: [row, { ...row, amount: 1.005 }] };
  const answer = await post(running, accounting("ledger"), {
    ledgers: [dateless, plainLedger("b"), broken],
  });
  expect(answer.statusCode).toBe(400);
  const { code, problems } = errorOf(answer);
  expect(code).toBe("ACC_DOCUMENT_FIELD_MISSING");
  expect(problems.map((each) => [each.code, each.pointer])).toEqual([
    ["ACC_DOCUMENT_FIELD_MISSING", "/ledgers/0/documentDate"],
    ["ACC_DOCUMENT_AMOUNT_PRECISION", "/ledgers/2/ledgerRows/1/amount"],
  ]);
  expect(problems.every(({ advice }) => advice.length > 0)).toBe(true);
  expect(await running.gateway.store.list({})).toEqual([]);
});

test("what the account plan does not know is refused before anything is stored", async () => {
  const answer = await post(running, accounting("ledger"), {
    ledgers: { ...plainLedger("a"), documentType: "XX" },
  });
  expect([answer.statusCode, errorOf(answer).code]).toEqual([400, "ACC_MAPPING_DOCUMENT_CLASS"]);
});

test("rows that do not balance are refused", async () => {
  const document = plainLedger("a");
  const ledgers = {
    ...document,
    ledgerRows: document.ledgerRows.map((row) => ({ ...row, amount: 1, netAmount: 1 })),
  };
  const answer = await post(running, accounting("ledger"), { ledgers });
  expect([answer.statusCode, errorOf(answer).code]).toEqual([400, "ACC_DOCUMENT_UNBALANCED"]);
});

test("warnings do not change the agency's format: a header counts them, our own list names them", async () => {
  const answer = await post(running, accounting("ledger"), {
    ledgers: { ...plainLedger("a"), newField: "x" },
  });
  expect([answer.statusCode, answer.headers["connect-warnings"]]).toEqual([202, "1"]);
  const listed = await get(running, "/api/v1/connect/submissions");
  expect(listed.json()).toMatchObject({
    submissions: [
      { problems: [{ code: "ACC_DOCUMENT_FIELD_UNKNOWN", pointer: "/newField", severity: "warning" }] },
    ],
  });
});

test("a strict client refuses fields that are not known", async () => {
  const clients = running.gateway.config.clients.map((client) => ({ ...client, strict: true }));
  const strict = await openTestGateway({ config: { clients } });
  const answer = await post(strict, accounting("ledger"), {
    ledgers: { ...plainLedger("a"), newField: "x" },
  });
  expect([answer.statusCode, errorOf(answer).code]).toEqual([400, "ACC_DOCUMENT_FIELD_UNKNOWN"]);
  await strict.close();
});
