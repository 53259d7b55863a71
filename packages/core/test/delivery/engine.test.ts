import { evidenceOf, problem } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { documentedLedger } from "../support/documents.ts";
import type { Trick } from "../support/fake-system.ts";
import { workshop } from "../support/workshop.ts";

const keysOf = (bookings: readonly { readonly key: string }[]) => bookings.map(({ key }) => key);

describe("one document", () => {
  test("is booked once and read back", async () => {
    const { submit, settle, store, books } = workshop();
    const { reference } = await submit();
    await settle();
    const submission = await store.find(reference);
    expect(submission).toMatchObject({ state: "accepted", syncedOn: "2026-01-15" });
    expect(submission && evidenceOf(submission)).toBe("readBack");
    expect(books.bookings).toHaveLength(1);
  });

  test("without read-back it stays identified", async () => {
    const { submit, settle, store, books } = workshop({ policy: { readBack: false } });
    const { reference } = await submit();
    await settle();
    const submission = await store.find(reference);
    expect(submission && evidenceOf(submission)).toBe("identified");
    expect(books.lookedUp).toBe(0);
  });

  test.each<[Trick[], number, number]>([
    [["loseAnswer"], 1, 0],
    [["throwAfterBooking"], 1, 0],
    [["bookLate"], 1, 0],
    [["loseRequest"], 2, 1_000],
    [["throw"], 2, 1_000],
    [["loseRequest", "loseAnswer"], 2, 1_000],
    [["loseRequest", "loseRequest", "bookLate"], 3, 2_000],
    [["notSent", "notSent", "loseAnswer"], 3, 0],
  ])("after %j it is in the books exactly once (sent %i times)", async (tricks, sent, waited) => {
    const { submit, settle, books, clock, state } = workshop();
    books.tricks.push(...tricks);
    const began = clock.now();
    const submission = await submit();
    await settle();
    expect(await state(submission)).toBe("accepted");
    expect(books.bookings).toHaveLength(1);
    expect(books.sent).toBe(sent);
    expect(clock.now() - began).toBeGreaterThanOrEqual(waited);
  });

  test("absence is concluded only after the bound for late writes", async () => {
    const { submit, run, clock, books, state } = workshop({ lateWriteBound: 60_000 });
    books.tricks.push("loseRequest");
    const submission = await submit();
    await run();
    clock.advance(59_000);
    await run();
    expect(await state(submission)).toBe("unknown");
    expect(books.sent).toBe(1);
    clock.advance(1_000);
    await run();
    expect(books.sent).toBe(2);
  });

  test("the bound counts from the end of the attempt, however long the request was on its way", async () => {
    const { submit, settle, clock, books, state } = workshop({ lateWriteBound: 60_000 });
    books.tricks.push("bookLate");
    books.lateBy = 59_000;
    books.onWire = async () => clock.advance(350_000);
    const submission = await submit();
    await settle();
    expect(await state(submission)).toBe("accepted");
    expect(books.bookings).toHaveLength(1);
  });

  test("what is lost again and again ends with an operator", async () => {
    const { submit, settle, books, store } = workshop({ policy: { sendings: 3 } });
    books.tricks.push("loseRequest", "notSent", "loseRequest", "loseRequest");
    const { reference } = await submit();
    await settle();
    const submission = await store.find(reference);
    expect(submission).toMatchObject({ state: "parked", steps: [{ lost: 3, attempts: 4 }] });
    expect(submission?.problems.map(({ code }) => code)).toContain("ACC_UNKNOWN_NO_EFFECT");
  });

  test("a yes without an identifier is looked for, and never sent again", async () => {
    const { submit, settle, books, store, clock } = workshop({ policy: { lookUps: 3 } });
    books.evidence = "acknowledged";
    const first = await submit("a");
    await settle();
    expect(await store.find(first.reference)).toMatchObject({
      state: "accepted",
      steps: [{ proof: { evidence: "readBack" } }],
    });
    books.sightings.push(
      ...[1, 2, 3, 4].map(() => ({ type: "absent" as const, asOf: clock.now() + 9_999_999 })),
    );
    const second = await submit("b");
    await settle();
    expect(await store.find(second.reference)).toMatchObject({ state: "parked", steps: [{ attempts: 1 }] });
  });

  test("absence that cannot be concluded waits for an operator", async () => {
    const { submit, settle, books, state } = workshop({ lateWriteBound: "never" });
    books.tricks.push("loseRequest");
    const submission = await submit();
    await settle();
    expect(await state(submission)).toBe("parked");
    expect(books.sent).toBe(1);
  });

  test("a refusal is final and keeps the vendor's text", async () => {
    const { submit, settle, books, store } = workshop();
    books.tricks.push("refuse");
    const { reference } = await submit();
    await settle();
    const submission = await store.find(reference);
    expect(submission).toMatchObject({ state: "refused", steps: [{ vendor: { code: "NO", text: "no" } }] });
    expect(books.bookings).toEqual([]);
  });

  test("look-ups that stay unclear end with an operator, never with a second sending", async () => {
    const { submit, settle, books, state } = workshop({ policy: { lookUps: 3 } });
    books.tricks.push("loseAnswer");
    const unclear = { type: "unclear" as const, problem: problem("ACC_UNKNOWN_UNCLEAR") };
    books.sightings.push(unclear, unclear, unclear, unclear);
    const submission = await submit();
    await settle();
    expect(await state(submission)).toBe("parked");
    expect(books.sent).toBe(1);
  });

  test.each([
    [true, "refused"],
    [false, "parked"],
  ])("a key taken by another document: uniqueness enforced %s → %s", async (enforced, end) => {
    const { submit, settle, books, state } = workshop({ enforced });
    books.tricks.push("loseRequest");
    books.sightings.push({ type: "taken", problem: problem("ACC_REFUSED_NUMBER_TAKEN") });
    const submission = await submit();
    await settle();
    expect(await state(submission)).toBe(end);
    expect(books.bookings).toEqual([]);
  });

  test("differences seen on read-back stay visible", async () => {
    const { submit, settle, books, store } = workshop();
    const difference = problem("ACC_ANSWER_DIFFERS", { severity: "warning" });
    books.sightings.push({
      type: "found",
      vendorId: "v1",
      evidence: "identified",
      differences: [difference],
    });
    const { reference } = await submit();
    await settle();
    expect((await store.find(reference))?.problems).toContainEqual(difference);
  });
});

describe("register entries before the document", () => {
  test("an entry that exists is not created again; its identifier is filled in", async () => {
    const { submit, settle, books, store } = workshop({ withEntry: "ensure" });
    const { reference, steps } = await submit();
    books.book(steps[0]?.step.identity.key ?? "");
    await settle();
    expect(await store.find(reference)).toMatchObject({
      state: "accepted",
      steps: [{ attempts: 0 }, { attempts: 1 }],
    });
    expect(books.sent).toBe(1);
  });

  test("a missing entry is created once even when the answer is lost", async () => {
    const { submit, settle, books, state } = workshop({ withEntry: "ensure" });
    books.tricks.push("loseAnswer");
    const submission = await submit();
    await settle();
    expect(await state(submission)).toBe("accepted");
    expect(new Set(keysOf(books.bookings)).size).toBe(2);
    expect(books.bookings).toHaveLength(2);
  });

  test("an entry that must exist but does not refuses the document", async () => {
    const { submit, settle, books, state } = workshop({ withEntry: "find" });
    const submission = await submit();
    await settle();
    expect(await state(submission)).toBe("refused");
    expect(books.sent).toBe(0);
  });
});

describe("order and isolation", () => {
  test("a lane sends one document at a time, in order of arrival", async () => {
    const { submit, settle, books } = workshop();
    const submissions = [await submit("a"), await submit("b"), await submit("c")];
    let onTheWire = 0;
    let most = 0;
    books.onWire = async () => {
      onTheWire += 1;
      most = Math.max(most, onTheWire);
      await new Promise((resolve) => setImmediate(resolve));
      onTheWire -= 1;
    };
    await settle();
    expect(most).toBe(1);
    expect(keysOf(books.bookings)).toEqual(submissions.map(({ steps }) => steps[0]?.step.identity.key));
  });

  test("the same content twice is one submission, other content is a conflict", async () => {
    const { submit, endpoints, books, settle } = workshop();
    const first = await submit("same");
    const second = await submit("same");
    expect(second.reference).toBe(first.reference);
    const other = { ...documentedLedger(), ledgerIdentifier: "same", documentName: "other" };
    const result = await endpoints.submit("ledger", JSON.stringify({ ledgers: [other] }));
    expect(result).toMatchObject({
      type: "conflict",
      problems: [{ code: "ACC_DOCUMENT_IDENTIFIER_CONFLICT", pointer: "/ledgers/0" }],
    });
    expect("results" in result && result.problems[0]?.message).toContain(first.pins.content);
    await settle();
    expect(books.bookings).toHaveLength(1);
    expect(await endpoints.list({})).toHaveLength(1);
  });
});

describe("an operator", () => {
  const parked = async () => {
    const shop = workshop({ lateWriteBound: "never" });
    shop.books.tricks.push("loseRequest");
    const submission = await shop.submit();
    await shop.settle();
    return { ...shop, submission };
  };

  test("vouches for absence: it is sent again", async () => {
    const { desk, submission, settle, books, state } = await parked();
    await desk.decide(submission.reference, { type: "absent" });
    await settle();
    expect(await state(submission)).toBe("accepted");
    expect(books.sent).toBe(2);
  });

  test("saw it in the books: it is accepted and nothing is sent", async () => {
    const { desk, submission, books } = await parked();
    const settled = await desk.decide(submission.reference, { type: "booked", vendorId: "4711" });
    expect(settled).toMatchObject({
      state: "accepted",
      steps: [{ proof: { vendorId: "4711", by: "operator" } }],
    });
    expect(books.sent).toBe(1);
  });

  test("gives up: it ends as refused", async () => {
    const { desk, submission } = await parked();
    expect(await desk.decide(submission.reference, { type: "giveUp" })).toMatchObject({ state: "refused" });
  });

  test("takes identifiers only that can stand in a later request", async () => {
    const { desk, submission } = await parked();
    for (const vendorId of ["", " 1", "1</key>", "a/b", "{{entry}}", "x".repeat(101)]) {
      await expect(desk.decide(submission.reference, { type: "booked", vendorId })).rejects.toMatchObject({
        code: "ACC_REQUEST_DECISION",
      });
    }
  });

  test("sends a refused document again, as a new version", async () => {
    const { desk, submit, settle, books, store } = workshop();
    books.tricks.push("refuse");
    const { reference } = await submit();
    await settle();
    expect(await desk.decide(reference, { type: "again" })).toMatchObject({
      state: "queued",
      version: 2,
    });
    await settle();
    expect(await store.find(reference)).toMatchObject({ state: "accepted", version: 2 });
  });

  test("what was booked in part goes on with the step that was refused", async () => {
    const { desk, submit, settle, books, store } = workshop({ withEntry: "create" });
    books.tricks.push("book", "refuse");
    const { reference, steps } = await submit();
    await settle();
    await desk.decide(reference, { type: "again" });
    await settle();
    expect(await store.find(reference)).toMatchObject({ state: "accepted", version: 2 });
    expect(keysOf(books.bookings)).toEqual(steps.map(({ step }) => step.identity.key));
  });

  test("what was given up on is never sent again, not even with other content", async () => {
    const { desk, submission, submit, state } = await parked();
    await desk.decide(submission.reference, { type: "giveUp" });
    await expect(desk.decide(submission.reference, { type: "again" })).rejects.toMatchObject({
      code: "ACC_REQUEST_DECISION",
    });
    await expect(submit("doc-1", { documentName: "corrected" })).resolves.toMatchObject({ version: 1 });
    expect(await state(submission)).toBe("refused");
  });

  test("a refused document that booked nothing may be corrected under its identifier", async () => {
    const { submit, settle, books, store } = workshop();
    books.tricks.push("refuse");
    const { reference } = await submit();
    await settle();
    expect(await submit("doc-1", { documentName: "corrected" })).toMatchObject({ reference, version: 2 });
    await settle();
    expect(await store.find(reference)).toMatchObject({ state: "accepted", documentName: "corrected" });
  });

  test("attests a file that was handed over: its evidence rises", async () => {
    const { desk, submit, settle, books, store } = workshop();
    const unclear = { type: "unclear" as const, problem: problem("ACC_UNKNOWN_UNCLEAR") };
    books.evidence = "handedOver";
    books.sightings.push(unclear);
    const { reference } = await submit();
    await settle();
    const before = await store.find(reference);
    expect(before && evidenceOf(before)).toBe("handedOver");
    const after = await desk.decide(reference, { type: "attest", vendorId: "2026-17" });
    expect(evidenceOf(after)).toBe("identified");
    expect(after).toMatchObject({
      state: "accepted",
      steps: [{ proof: { vendorId: "2026-17", by: "operator" } }],
    });
    await expect(desk.decide(reference, { type: "attest", vendorId: "2026-17" })).rejects.toMatchObject({
      code: "ACC_REQUEST_DECISION",
    });
  });

  test("cannot decide what does not wait for a person", async () => {
    const { desk, submit } = workshop();
    const submission = await submit();
    await expect(desk.decide(submission.reference, { type: "absent" })).rejects.toMatchObject({
      code: "ACC_REQUEST_DECISION",
    });
    await expect(desk.decide("nobody", { type: "absent" })).rejects.toMatchObject({
      code: "ACC_REQUEST_NOT_FOUND",
    });
  });
});
