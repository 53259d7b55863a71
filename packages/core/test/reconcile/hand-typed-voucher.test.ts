import type { Reconciliation } from "@confirma-connect/core";
import { minorUnits } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, planOf, settlement } from "../posting/sample.ts";
import { agencyScene, type Booked } from "./support/agency-scene.ts";

const settled = settlement([allocation("1", [900, 75, 25], { originalPaymentReference: "1009" })], {
  settlementId: "S1",
});
/** Another settlement of the same day, with the same sums on the same accounts. */
const twin = settlement([allocation("2", [900, 75, 25], { originalPaymentReference: "2008" })], {
  settlementId: "S2",
});
const ours = "v-confirma-S-S1";

type Voucher = Extract<Booked, { readonly kind: "ledger" }>;

async function pulled(...settlements: readonly ReturnType<typeof settlement>[]) {
  const scene = agencyScene({ payments: [], settlements }, planOf());
  await scene.pull();
  return scene;
}

/** The voucher as a bookkeeper types it: another name and number, none of our keys, rows in the order of the bank slip. */
const typed = ({ document, ...rest }: Voucher, vendorId = "hand"): Voucher => ({
  ...rest,
  vendorId,
  document: {
    ...document,
    ledgerIdentifier: "77",
    documentName: "Settlement of March",
    ledgerRows: document.ledgerRows.toReversed(),
  },
});

const withTyped =
  (make: (voucher: Voucher) => readonly Booked[]) =>
  (books: readonly Booked[]): readonly Booked[] =>
    books.flatMap((each) => (each.kind === "ledger" && each.vendorId === ours ? make(each) : [each]));

const found = ({ differences }: Reconciliation) =>
  differences.map(({ class: name, identifier, vendorId }) => [name, identifier ?? "-", vendorId ?? "-"]);

describe("a settlement's voucher that was typed in by hand", () => {
  test("beside ours it is a duplicate", async () => {
    const scene = await pulled(settled);
    scene.rebook(withTyped((voucher) => [voucher, typed(voucher)]));
    const report = await scene.reconcile();
    expect(found(report)).toEqual([["duplicate", "confirma-S-S1", "hand"]]);
    expect(report).toMatchObject({ isClean: false, foreign: [] });
    expect(found(await scene.reconcileStore())).toEqual(found(report));
  });

  test("rows of one account that the bookkeeper split are the same rows", async () => {
    const scene = await pulled(settled);
    const split = (voucher: Voucher): Voucher => {
      const [first, ...rest] = voucher.document.ledgerRows;
      if (first === undefined) throw new Error("the voucher has no rows");
      const part = (amount: number) => ({
        ...first,
        amount: minorUnits(amount),
        netAmount: minorUnits(amount),
      });
      const ledgerRows = [part(1), ...rest, part(first.amount - 1)];
      return { ...voucher, document: { ...voucher.document, ledgerRows } };
    };
    scene.rebook(withTyped((voucher) => [voucher, split(typed(voucher))]));
    expect(found(await scene.reconcile())).toEqual([["duplicate", "confirma-S-S1", "hand"]]);
  });

  test("instead of ours it is unclear: rows name nobody", async () => {
    const scene = await pulled(settled);
    scene.rebook(withTyped((voucher) => [typed(voucher)]));
    const { differences } = await scene.reconcile();
    expect(differences).toMatchObject([
      {
        class: "unclear",
        kind: "ledger",
        expected: "1 with the same day and rows",
        actual: "1 with the same day and rows",
        candidates: ["confirma-S-S1", "hand"],
      },
    ]);
  });

  test("instead of one of two equal ones it is unclear, and no duplicate of the other", async () => {
    const scene = await pulled(settled, twin);
    scene.rebook(withTyped((voucher) => [typed(voucher)]));
    const { differences } = await scene.reconcile();
    expect(differences).toMatchObject([{ class: "unclear", candidates: ["confirma-S-S1", "hand"] }]);
  });
});

describe("vouchers that are no twins of ours", () => {
  test("two equal settlements with a voucher each", async () => {
    const scene = await pulled(settled, twin);
    expect(await scene.reconcile()).toMatchObject({ isClean: true, differences: [], foreign: [] });
  });

  const changed =
    (change: (document: Voucher["document"]) => Partial<Voucher["document"]>) => (each: Voucher) => {
      const voucher = typed(each);
      return { ...voucher, document: { ...voucher.document, ...change(voucher.document) } };
    };
  const onAccount = (from: string, to: string) =>
    changed(({ ledgerRows }) => ({
      ledgerRows: ledgerRows.map((row) => (row.accountNumber === from ? { ...row, accountNumber: to } : row)),
    }));

  test.each([
    ["with another key of ours", changed(() => ({ ledgerIdentifier: "CC0000000000001" }))],
    // What a system books of a payment by itself: the bank against receivables.
    ["on another account", onAccount("1780", "1701")],
    [
      "the other way round",
      changed(({ ledgerRows }) => ({
        ledgerRows: ledgerRows.map((row) => ({
          ...row,
          amount: minorUnits(-row.amount),
          netAmount: minorUnits(-row.netAmount),
        })),
      })),
    ],
    ["invalidated", (each: Voucher) => ({ ...typed(each), state: "invalidated" })],
  ] as const)("%s", async (_, make) => {
    const scene = await pulled(settled);
    scene.rebook(withTyped((voucher) => [voucher, make(voucher)]));
    const { differences } = await scene.reconcile();
    expect(differences.filter((each) => each.class === "duplicate" || each.class === "unclear")).toEqual([]);
  });

  test("they are counted with their sum", async () => {
    const scene = await pulled(settled);
    scene.rebook(withTyped((voucher) => [voucher, onAccount("1780", "1701")(voucher)]));
    expect(await scene.reconcile()).toMatchObject({
      isClean: true,
      foreign: [{ kind: "ledger", currency: "EUR", count: 1 }],
    });
  });
});
