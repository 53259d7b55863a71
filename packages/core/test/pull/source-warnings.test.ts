import { type DocumentSource, type PullWarning, problem } from "@confirma-connect/core";
import { expect, test } from "@jest/globals";
import { planOf } from "../posting/sample.ts";
import { march, pullScene } from "./pull-scene.ts";

const unknownAt = (pointer: string) =>
  problem("ACC_DOCUMENT_FIELD_UNKNOWN", {
    pointer,
    severity: "warning",
    message: "is not a field known to us",
  });

async function* none(): AsyncGenerator<never> {}

/** A source that has nothing to book, and answers with fields that nobody knows. */
const warning: DocumentSource = {
  id: "confirma",
  payments: (_, onWarning) => {
    onWarning?.(unknownAt("/0/commission"));
    return none();
  },
  settlements: (_, onWarning) => {
    for (const row of [0, 3]) onWarning?.(unknownAt(`/settlements/${row}/commission`));
    onWarning?.(unknownAt("/settlements/3/allocations/1/vat"));
    return none();
  },
};

test("what a source's answers hold and nobody reads is told once for each field, at its first place", async () => {
  const told: PullWarning[] = [];
  const { run } = pullScene({ payments: [], settlements: [] }, planOf({ book: "payments" }));
  const { warnings, entries } = await run({ onWarning: (each) => told.push(each) }, { source: warning });
  expect(warnings.map(({ source, type, problem: { pointer } }) => [source, type, pointer])).toEqual([
    ["confirma", "payment", "/0/commission"],
    ["confirma", "settlement", "/settlements/0/commission"],
    ["confirma", "settlement", "/settlements/3/allocations/1/vat"],
  ]);
  expect([told, entries]).toEqual([warnings, []]);
});

test("a list that is not booked is not read, and a source that warns of nothing has no warnings", async () => {
  const { run } = pullScene({ payments: [], settlements: [] });
  const { warnings } = await run({}, { source: warning });
  expect(warnings.map(({ type }) => type)).toEqual(["settlement", "settlement"]);
  expect((await run()).warnings).toEqual([]);
});

test("what was told stays told when the source fails afterwards", async () => {
  const told: PullWarning[] = [];
  const { run } = pullScene({ payments: [], settlements: [] });
  const failing: DocumentSource = {
    id: "confirma",
    settlements: async function* (_, onWarning) {
      onWarning?.(unknownAt("/settlements/0/commission"));
      yield* none();
      throw new Error("the next answer was half an answer");
    },
  };
  const parts = { source: failing };
  const pulling = run({ period: march, onWarning: (each) => told.push(each) }, parts);
  await expect(pulling).rejects.toThrow("half an answer");
  expect(told).toHaveLength(1);
});
