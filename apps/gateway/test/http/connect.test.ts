import { hashText, MemorySubmissionStore } from "@confirma-connect/core";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  PreviewBody,
  SubmissionDetail,
  SubmissionList,
  SubmissionSummary,
} from "../../src/http/submission-body.ts";
import { documentedLedger, ledgerBody, plainLedger } from "./documents.ts";
import { makeSubmission } from "./make-submission.ts";
import { accounting, errorOf, get, post } from "./requests.ts";
import { keys, openTestGateway, type TestGateway } from "./test-gateway.ts";

const url = "/api/v1/connect/submissions";

let running: TestGateway;
let store: MemorySubmissionStore;
beforeEach(async () => {
  store = new MemorySubmissionStore();
  running = await openTestGateway({ store });
});
afterEach(() => running.close());

const listOf = async (query: string, key?: string) =>
  SubmissionList.strict().parse((await get(running, `${url}${query}`, key)).json());

const names = async (query: string, key?: string) =>
  (await listOf(query, key)).submissions.map(({ sourceIdentifier }) => sourceIdentifier);

describe("the list", () => {
  beforeEach(async () => {
    await store.enqueue([
      makeSubmission({ identifier: "a", state: "accepted", evidence: "readBack" }),
      makeSubmission({ identifier: "b", state: "parked" }),
      makeSubmission({ identifier: "c", kind: "payment", invoiceNumber: "100" }),
      makeSubmission({ identifier: "x", client: "other", state: "parked" }),
    ]);
  });

  test.each([
    ["", ["a", "b", "c"]],
    ["?kind=payment", ["c"]],
    ["?state=parked", ["b"]],
    ["?state=parked&status=1", []],
    ["?status=1", ["a"]],
    ["?invoiceNumber=100", ["c"]],
    ["?client=acme", ["a", "b", "c"]],
    ["?client=other", []],
  ])("a client sees its own: %s", async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test("an operator sees everybody's, or one client's", async () => {
    expect(await names("", keys.operator)).toEqual(["a", "b", "c", "x"]);
    expect(await names("?client=other&state=parked", keys.operator)).toEqual(["x"]);
  });

  test("pages follow each other without gap or repetition", async () => {
    const first = await listOf("?limit=2");
    expect(first.submissions.map(({ sourceIdentifier }) => sourceIdentifier)).toEqual(["a", "b"]);
    const second = await listOf(`?limit=2&after=${first.next}`);
    expect(second.submissions.map(({ sourceIdentifier }) => sourceIdentifier)).toEqual(["c"]);
    expect(second.next).toBeNull();
  });

  test.each(["?limit=0", "?limit=501", "?limit=ten", "?kind=receipt", "?state=lost", "?page=2"])(
    "%s is refused",
    async (query) => {
      const answer = await get(running, `${url}${query}`);
      expect([answer.statusCode, errorOf(answer).code]).toEqual([400, "ACC_REQUEST_QUERY"]);
    },
  );
});

describe("one submission", () => {
  test("shows bytes, their hash, postings, evidence, pins and history", async () => {
    await post(running, accounting("ledger"), ledgerBody("a"));
    await running.deliver();
    const [{ reference = "" } = {}] = (await listOf("")).submissions;
    const detail = SubmissionDetail.strict().parse((await get(running, `${url}/${reference}`)).json());
    expect(detail).toMatchObject({
      state: "accepted",
      status: 1,
      evidence: "readBack",
      sourceIdentifier: "a",
    });
    const [step] = detail.steps;
    expect(step).toMatchObject({ attempts: 1, proof: { evidence: "readBack" } });
    const { method, resource, contentType, body } = step?.request ?? {};
    expect(step?.sentHash).toBe(hashText(`${method} ${resource}\n${contentType}\n\n${body}`));
    expect(step?.postings.map(({ account, amount }) => [account, amount])).toEqual([
      ["1701", 1_000],
      ["1910", -1_000],
    ]);
    expect(detail.history.map(({ event }) => event).slice(0, 3)).toEqual(["submitted", "send", "accept"]);
    expect(detail.pins.content).toMatch(/^[0-9a-f]{64}$/);
  });

  test("keeps what the accounting system said when it refused", async () => {
    await post(running, accounting("ledger"), { ledgers: plainLedger("old", 10, "2019-01-01") });
    await running.deliver();
    const [{ reference = "" } = {}] = (await listOf("")).submissions;
    const detail = SubmissionDetail.parse((await get(running, `${url}/${reference}`)).json());
    expect(detail.steps[0]?.vendor).toMatchObject({ status: 422, code: "PERIOD_LOCKED" });
    expect(detail.problems).toMatchObject([{ code: "ACC_REFUSED_PERIOD_LOCKED", severity: "error" }]);
  });

  test("of another client does not exist; an operator may see it", async () => {
    await store.enqueue([makeSubmission({ identifier: "x", client: "other" })]);
    const path = `${url}/ref-other-ledger-x`;
    const hidden = await get(running, path);
    const absent = await get(running, `${url}/ref-nothing`);
    expect([hidden.statusCode, absent.statusCode]).toEqual([404, 404]);
    expect({ ...errorOf(hidden), requestId: "" }).toEqual({ ...errorOf(absent), requestId: "" });
    expect((await get(running, path, keys.operator)).statusCode).toBe(200);
  });
});

describe("an operator's decision", () => {
  const path = (identifier: string) => `${url}/ref-acme-ledger-${identifier}/decision`;
  beforeEach(async () => {
    await store.enqueue([
      makeSubmission({ identifier: "parked", state: "parked" }),
      makeSubmission({ identifier: "done", state: "accepted", evidence: "readBack" }),
    ]);
  });

  test.each([
    [{ type: "look" }, "resolving"],
    [{ type: "booked", vendorId: "V-77" }, "accepted"],
    [{ type: "absent" }, "queued"],
    [{ type: "giveUp" }, "refused"],
  ])("%o", async (decision, state) => {
    const answer = await post(running, path("parked"), decision, keys.operator);
    expect([answer.statusCode, SubmissionSummary.strict().parse(answer.json()).state]).toEqual([200, state]);
    const [entry] = (await store.history("ref-acme-ledger-parked")).slice(-1);
    expect(entry?.event).toBe(`operator.${decision.type}`);
  });

  test("again: a refused document is sent as a new version", async () => {
    await post(running, accounting("ledger"), { ledgers: plainLedger("old", 10, "2019-01-01") });
    await running.deliver();
    const [{ reference = "" } = {}] = (await listOf("?state=refused")).submissions;
    const answer = await post(running, `${url}/${reference}/decision`, { type: "again" }, keys.operator);
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { state: "queued", version: 2 }]);
  });

  test("is not for clients", async () => {
    const answer = await post(running, path("parked"), { type: "absent" });
    expect([answer.statusCode, errorOf(answer).code]).toEqual([403, "ACC_REQUEST_KEY"]);
    expect(errorOf(answer).advice).toContain("operator.apiKeyHashes");
    expect((await store.find("ref-acme-ledger-parked"))?.state).toBe("parked");
  });

  test("about something settled is a conflict, about nothing is 404", async () => {
    expect((await post(running, path("done"), { type: "look" }, keys.operator)).statusCode).toBe(409);
    expect((await post(running, path("nothing"), { type: "look" }, keys.operator)).statusCode).toBe(404);
  });

  test.each([
    ["{", "ACC_DOCUMENT_NOT_JSON"],
    [{ type: "forget" }, "ACC_DOCUMENT_FIELD_INVALID"],
    [{ type: "booked" }, "ACC_DOCUMENT_FIELD_INVALID"],
    [{ type: "look", vendorId: "1" }, "ACC_DOCUMENT_FIELD_INVALID"],
  ])("%o is refused", async (body, code) => {
    const answer = await post(running, path("parked"), body, keys.operator);
    expect([answer.statusCode, errorOf(answer).code]).toEqual([400, code]);
  });
});

describe("a preview", () => {
  const preview = "/api/v1/connect/preview/ledger";

  test("shows the documented example's balanced rows and stores nothing", async () => {
    const answer = await post(running, preview, documentedLedger);
    const { acceptable, documents } = PreviewBody.strict().parse(answer.json());
    const postings = documents[0]?.steps[0]?.postings.map(({ account, amount }) => [account, amount]);
    expect([acceptable, postings]).toEqual([
      true,
      [
        ["1701", 299_000],
        ["3000", -238_247],
        ["2939", -60_753],
      ],
    ]);
    expect(await store.list({})).toEqual([]);
  });

  test("lists every finding of a body that would be refused", async () => {
    const answer = await post(running, preview, { ledgers: { ...plainLedger("a"), documentType: "XX" } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      acceptable: false,
      problems: [{ code: "ACC_MAPPING_DOCUMENT_CLASS", pointer: "/ledgers/documentType" }],
    });
  });

  test("has no steps for a document that its own rules stop", async () => {
    const plain = plainLedger("a");
    const answer = await post(running, preview, {
      ledgers: { ...plain, ledgerRows: plain.ledgerRows.map((row) => ({ ...row, amount: 1, netAmount: 1 })) },
    });
    const { acceptable, documents } = PreviewBody.strict().parse(answer.json());
    expect([acceptable, documents[0]?.steps]).toEqual([false, []]);
  });

  test("an operator names the client; a client only itself", async () => {
    expect((await post(running, preview, ledgerBody("a"), keys.operator)).statusCode).toBe(400);
    expect((await post(running, `${preview}?client=acme`, ledgerBody("a"), keys.operator)).statusCode).toBe(
      200,
    );
    expect((await post(running, `${preview}?client=nobody`, ledgerBody("a"), keys.operator)).statusCode).toBe(
      404,
    );
    expect((await post(running, `${preview}?client=other`, ledgerBody("a"))).statusCode).toBe(404);
  });
});
