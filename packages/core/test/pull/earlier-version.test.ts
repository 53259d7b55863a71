import { CurrencyCode, civilDate, needsAttention } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { booksOf } from "./books-of.ts";
import {
  bookedTwice,
  type EarlierDocument,
  earlierLedger,
  earlierPayment,
  submitEarlier,
} from "./earlier-version.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";

const ofA = { originalInvoiceNumber: "A" };
const paid = (paymentId: string, day: string, parts: Parameters<typeof received>[1]) =>
  received("A", parts, { paymentId, paymentDate: civilDate(day) });
const whole = settlement([allocation("1", [900, 75, 25], ofA)], { settlementId: "S1" });
const halves = settlement([allocation("1", [500], ofA), allocation("2", [400, 100], ofA)], {
  settlementId: "S1",
});

async function storeOf(documents: readonly EarlierDocument[], data: AgencyData) {
  const scene = pullScene(data, planOf({ book: "payments" }));
  await submitEarlier(scene.endpoints, documents);
  return { ...scene, data, before: await scene.stored() };
}

/** Each store was written by the version before: a settlement took payments whole, by its first allocation. */
const stores: readonly (readonly [string, AgencyData, readonly EarlierDocument[]])[] = [
  [
    "more was received than is settled",
    { payments: [paid("p1", "2026-03-20", [1100, 100, 50])], settlements: [whole] },
    [
      earlierPayment("confirma-P-p1", "2026-03-20", [1100, 100, 50]),
      earlierLedger("4c10ec5b60809f7a", [
        ["1910", 1000, "Payout"],
        ["1780", -1250, "Taken confirma-P-p1"],
        ["1701", 200, "Correction of capital A"],
        ["9440", 25, "Correction of interest A"],
        ["3100", 25, "Correction of costs A"],
      ]),
    ],
  ],
  [
    "less was received than is settled",
    { payments: [paid("p1", "2026-03-20", [600])], settlements: [whole] },
    [
      earlierPayment("confirma-P-p1", "2026-03-20", [600]),
      earlierLedger("4c10ec5b60809f7a", [
        ["1910", 1000, "Payout"],
        ["1780", -600, "Taken confirma-P-p1"],
        ["1701", -300, "Correction of capital A"],
        ["9440", -75, "Correction of interest A"],
        ["3100", -25, "Correction of costs A"],
      ]),
    ],
  ],
  [
    "a payment of another settlement was taken too",
    {
      payments: [paid("p1", "2026-03-10", [600]), paid("p2", "2026-03-27", [400])],
      settlements: [settlement([allocation("1", [600], ofA)], { settlementId: "S1" })],
    },
    [
      earlierPayment("confirma-P-p1", "2026-03-10", [600]),
      earlierPayment("confirma-P-p2", "2026-03-27", [400]),
      earlierLedger("25b5eedde81bf52d", [
        ["1910", 600, "Payout"],
        ["1780", -600, "Taken confirma-P-p1"],
        ["1780", -400, "Taken confirma-P-p2"],
        ["1701", 400, "Correction of capital A"],
      ]),
    ],
  ],
  [
    "a payment of another currency was taken",
    {
      payments: [{ ...paid("p1", "2026-03-20", [1000]), currency: CurrencyCode.parse("SEK") }],
      settlements: [settlement([allocation("1", [90], ofA)], { settlementId: "S1" })],
    },
    [
      earlierPayment("confirma-P-p1", "2026-03-20", [1000], "SEK"),
      earlierLedger("015b3d2bd7de9529", [
        ["1910", 90, "Payout"],
        ["1780", -1000, "Taken confirma-P-p1"],
        ["1701", 910, "Correction of capital A"],
      ]),
    ],
  ],
  [
    "only the first of two allocations took",
    { payments: [paid("p1", "2026-03-20", [900, 100])], settlements: [halves] },
    [
      earlierPayment("confirma-P-p1", "2026-03-20", [900, 100]),
      earlierLedger("51cc92f0bc3d1500", [
        ["1910", 1000, "Payout"],
        ["1780", -500, "Clearing"],
        ["1780", -1000, "Taken confirma-P-p1"],
        ["1701", 400, "Correction of capital A"],
        ["9440", 100, "Correction of interest A"],
      ]),
      earlierPayment("confirma-S-S1-2", "2026-03-28", [400, 100]),
    ],
  ],
];

describe("what the version before booked stays as it is", () => {
  test.each(stores)("%s: already booked, nothing more, nothing else", async (_, data, documents) => {
    const { run, stored, before } = await storeOf(documents, data);
    const report = await run();
    expect(report.entries.map(({ outcome }) => outcome)).toEqual(report.entries.map(() => "already"));
    expect(report).toMatchObject({ unsettled: [] });
    expect(await stored()).toEqual(before);
  });

  test("also a settlement of which only the ledger document was stored: it gets the payments it was made with", async () => {
    const [, data, documents = []] = stores.at(-1) ?? [];
    const { run, stored } = await storeOf(documents.slice(0, -1), data ?? { payments: [], settlements: [] });
    expect(needsAttention(await run())).toBe(false);
    const complete = await storeOf(documents, data ?? { payments: [], settlements: [] });
    expect(await stored()).toEqual(complete.before);
  });

  test("a crash that booked money twice is told, and nothing is added", async () => {
    const scene = await storeOf(bookedTwice, {
      payments: [paid("p1", "2026-03-20", [900, 75, 25])],
      settlements: [whole],
    });
    const { entries } = await scene.run();
    expect(entries.map(({ type, outcome }) => [type, outcome])).toEqual([
      ["settlement", "already"],
      ["payment", "already"],
      ["payment", "conflict"],
    ]);
    expect(await scene.stored()).toEqual(scene.before);
    expect((await booksOf(scene)).ofInvoice).toEqual({ A: 2000 });
  });

  test("a crash that left only the ledger document: the payment that is shown later is not booked", async () => {
    const scene = await storeOf(bookedTwice.slice(0, 1), {
      payments: [paid("p1", "2026-03-20", [900, 75, 25])],
      settlements: [whole],
    });
    expect(needsAttention(await scene.run())).toBe(false);
    expect((await booksOf(scene)).ofInvoice).toEqual({ A: 1000 });
  });
});
