import {
  evidenceGrades,
  MemorySubmissionStore,
  projectStatus,
  submissionStates,
} from "@confirma-connect/core";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ledgerBody } from "./documents.ts";
import { makeSubmission } from "./make-submission.ts";
import { accounting, errorOf, get, post, rowsOf } from "./requests.ts";
import { keys, openTestGateway, type TestGateway } from "./test-gateway.ts";

let running: TestGateway;
let store: MemorySubmissionStore;
beforeEach(async () => {
  store = new MemorySubmissionStore();
  running = await openTestGateway({ store });
});
afterEach(() => running.close());

const identifiers = async (path: string, key?: string): Promise<readonly string[]> => {
  const answer = await get(running, path, key);
  if (answer.statusCode === 204) return [];
  expect(answer.statusCode).toBe(200);
  return rowsOf(answer).map(({ sourceIdentifier }) => sourceIdentifier);
};

test("nothing at all is 204 without a body, for every kind", async () => {
  for (const kind of ["invoice", "ledger", "payment"]) {
    const answer = await get(running, accounting(kind));
    expect([answer.statusCode, answer.body]).toEqual([204, ""]);
  }
});

describe("filters", () => {
  beforeEach(async () => {
    await store.enqueue([
      makeSubmission({ identifier: "p1", kind: "payment", invoiceNumber: "100", date: "2026-03-01" }),
      makeSubmission({ identifier: "p2", kind: "payment", invoiceNumber: "100", date: "2026-03-15" }),
      makeSubmission({ identifier: "p3", kind: "payment", invoiceNumber: "200", date: "2026-03-31" }),
      makeSubmission({ identifier: "p1", kind: "ledger", date: "2026-03-15" }),
      makeSubmission({ identifier: "p9", kind: "payment", client: "other", invoiceNumber: "100" }),
    ]);
  });

  test.each([
    ["", ["p1", "p2", "p3"]],
    ["?sourceIdentifier=p2", ["p2"]],
    ["?sourceIdentifier=p9", []],
    ["?invoiceNumber=100", ["p1", "p2"]],
    ["?fromDate=2026-03-15", ["p2", "p3"]],
    ["?toDate=2026-03-15", ["p1", "p2"]],
    ["?fromDate=2026-03-15&toDate=2026-03-15", ["p2"]],
    ["?invoiceNumber=100&fromDate=2026-03-02&status=0", ["p2"]],
    ["?status=1", []],
  ])("payment%s", async (query, expected) => {
    expect(await identifiers(`${accounting("payment")}${query}`)).toEqual(expected);
  });

  test("another client's documents are never visible", async () => {
    expect(await identifiers(accounting("payment"), keys.other)).toEqual(["p9"]);
    expect(await identifiers(accounting("ledger"), keys.other)).toEqual([]);
  });

  test.each([
    "status=3",
    "status=",
    "status=0&status=1",
    "status=1.0",
    "fromDate=15.3.2026",
    "fromDate=2026-02-30",
    "toDate=2026-03-15T00:00:00Z",
    "fromDate=2026-03-16&toDate=2026-03-15",
    "sourceIdentifier=",
    "limit=10",
    "Status=1",
    "__proto__=1",
  ])("?%s is refused", async (query) => {
    const answer = await get(running, `${accounting("payment")}?${query}`);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([400, "ACC_REQUEST_QUERY"]);
  });

  test("all wrong parameters are named at once, their values are not repeated", async () => {
    const answer = await get(
      running,
      `${accounting("payment")}?fromDate=canary-1&status=canary-2&nonsense=canary-3`,
    );
    const { problems } = errorOf(answer);
    expect(problems.map(({ message }) => message.split(" ").slice(0, 3).join(" "))).toEqual([
      "the parameter fromDate",
      "the parameter status",
      "the parameter nonsense",
    ]);
    expect(answer.body).not.toContain("canary");
  });
});

test("filtering by status agrees with the status that is shown, in every state and with every evidence", async () => {
  const plain = submissionStates.map((state) => makeSubmission({ identifier: state, state }));
  const proved = evidenceGrades.flatMap((evidence) =>
    (["accepted", "queued", "parked"] as const).map((state) =>
      makeSubmission({ identifier: `${state}-${evidence}`, state, evidence }),
    ),
  );
  await store.enqueue([...plain, ...proved]);
  const all = rowsOf(await get(running, accounting("ledger")));
  expect(all).toHaveLength(plain.length + proved.length);
  for (const status of [0, 1, 2]) {
    const expected = [...plain, ...proved].filter((each) => projectStatus(each).status === status);
    const rows = rowsOf(await get(running, `${accounting("ledger")}?status=${status}`));
    expect(rows.map((row) => row.sourceIdentifier)).toEqual(expected.map(({ identifier }) => identifier));
    expect(rows.every((row) => row.status === status)).toBe(true);
    expect(rows.length).toBeGreaterThan(0);
  }
});

test("a list longer than a page of the store is complete and in order of arrival", async () => {
  const many = Array.from({ length: 1_203 }, (_, index) =>
    makeSubmission({ identifier: `d${index}`, state: index === 1_202 ? "refused" : "queued" }),
  );
  await store.enqueue(many);
  const expected = many.map(({ identifier }) => identifier);
  expect(await identifiers(accounting("ledger"))).toEqual(expected);
  expect(await identifiers(`${accounting("ledger")}?status=2`)).toEqual(["d1202"]);
});

test("a delivered document is synced, with the day on which it was proved", async () => {
  await post(running, accounting("ledger"), ledgerBody("a"));
  await running.deliver();
  const [row] = rowsOf(await get(running, `${accounting("ledger")}?status=1`));
  expect(row).toEqual({
    sourceIdentifier: "a",
    documentDate: "2026-03-02",
    documentName: "Name of a",
    documentStatus: "Approved",
    syncDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    status: 1,
    description: "Successfully synced",
  });
});

test("a refused document is failed, in the number that is our reading", async () => {
  const [document] = ledgerBody("a").ledgers;
  await post(running, accounting("ledger"), { ledgers: { ...document, documentDate: "2019-01-01" } });
  await running.deliver();
  expect(rowsOf(await get(running, `${accounting("ledger")}?status=2`))).toMatchObject([
    { status: 2, documentStatus: "Failed", syncDate: null, description: "Failed: ACC_REFUSED_PERIOD_LOCKED" },
  ]);
});
