import { expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { pullScene } from "./pull-scene.ts";

const large = 4_000_000_000_000_000;

/** Each can be added up, and so can the three totals; the three capitals together cannot. */
const absurd = settlement(
  ["1", "2", "3"].map((id) => allocation(id, [large, 1 - large], { originalInvoiceNumber: "A" })),
  { settlementId: "S1" },
);
const fine = settlement([allocation("4", [500])], { settlementId: "S2" });

test.each(["payments", "settlements"] as const)(
  "parts that cannot be added up refuse their settlement and no other: book %s",
  async (book) => {
    const paid = received("A", [3]);
    const { run } = pullScene({ payments: [paid], settlements: [absurd, fine] }, planOf({ book }));
    const { entries } = await run();
    expect(entries.filter(({ type }) => type === "settlement")).toMatchObject([
      {
        id: "S1",
        outcome: "refused",
        problems: [{ code: "ACC_DOCUMENT_AMOUNT_PRECISION", pointer: "/allocations" }],
      },
      { id: "S2", outcome: "submitted" },
    ]);
  },
);
