import { LedgerDocument, needsAttention, Payment } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, movements, planOf, received, settlement } from "../posting/sample.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";
import { refuse } from "./refuse.ts";

const paid = received("A", [900, 75, 25]);
const settled = settlement([allocation("1", [900, 75, 25], { originalInvoiceNumber: "A" })], {
  settlementId: "S1",
});
/** What the settlement says, and nothing else: clearing ends at zero. */
const truth = { "1701": -900, "1910": 1000, "3100": -25, "9440": -75 };
const payments = planOf({ book: "payments" });

type Scene = ReturnType<typeof pullScene>;

/** What everything in the store that was not refused does to the books. */
async function booksOf({ store }: Scene): Promise<Readonly<Record<string, number>>> {
  const all = await store.list({ client: "client" });
  const of = (kind: string) =>
    all
      .filter((each) => each.kind === kind && each.state !== "refused")
      .map(({ document }): unknown => JSON.parse(document));
  return movements(
    of("payment").map((each) => Payment.parse(each)),
    of("ledger").map((each) => LedgerDocument.parse(each)),
  );
}

describe("what the accounting system refused is not booked", () => {
  test.each([
    ["both are pulled together", true],
    ["the settlement alone is shown", false],
  ])("a refused provisional payment is not taken: %s", async (_, together) => {
    const data: AgencyData = { payments: [paid], settlements: [] };
    const scene = pullScene(data, payments);
    await scene.run();
    await refuse(scene, "payment");
    Object.assign(data, { payments: together ? [paid] : [], settlements: [settled] });
    const report = await scene.run();
    expect(await booksOf(scene)).toEqual(truth);
    expect(needsAttention(report)).toBe(together);
    const again = await scene.run();
    expect(await booksOf(scene)).toEqual(truth);
    expect(again.entries.find(({ type }) => type === "settlement")?.outcome).toBe("already");
  });

  test("it is told as refused, by the code and identifier of its submission, until somebody settles it", async () => {
    const scene = pullScene({ payments: [paid], settlements: [] }, payments);
    await scene.run();
    await refuse(scene, "payment");
    const { entries } = await scene.run();
    expect(entries).toMatchObject([
      { type: "payment", outcome: "refused", problems: [{ code: "ACC_REFUSED_PERIOD_LOCKED" }] },
    ]);
    expect(entries[0]?.problems[0]?.message).toContain(entries[0]?.id ?? "nothing");
  });

  test("a refused ledger document of a settlement is told too", async () => {
    const scene = pullScene({ payments: [], settlements: [settled] });
    await scene.run();
    await refuse(scene, "ledger");
    expect((await scene.run()).entries).toMatchObject([{ id: "S1", outcome: "refused" }]);
  });
});

describe("a provisional payment that is refused after its settlement took it", () => {
  const scene = async (): Promise<Scene> => {
    const made = pullScene({ payments: [paid], settlements: [settled] }, payments);
    await made.run();
    await refuse(made, "payment");
    return made;
  };

  test("stops the settlement: nothing is booked in its place, because it may be renewed", async () => {
    const made = await scene();
    const before = await made.stored();
    const { entries } = await made.run();
    expect(entries.find(({ type }) => type === "settlement")).toMatchObject({
      outcome: "refused",
      problems: [{ code: "ACC_UNKNOWN_UNCLEAR", pointer: "/allocations/0" }],
    });
    expect(await made.stored()).toEqual(before);
  });

  test("is left out when the settlement was refused too: then nothing of either is in the books", async () => {
    const made = await scene();
    await refuse(made, "ledger");
    await made.run();
    expect(await booksOf(made)).toEqual(truth);
  });
});

describe("a posting plan that is changed is no change of the agency's", () => {
  test.each([
    ["another payer", planOf({ sourceName: "Agency Oy" })],
    ["another document type", planOf({ documentType: "MU" })],
    ["other dimensions", planOf({ dimensions: [{ dimensionType: "COST_CENTER", dimensionValue: "1" }] })],
  ])("%s: everything stays as it was booked", async (_, plan) => {
    const scene = pullScene({ payments: [], settlements: [settled] });
    await scene.run();
    const before = await scene.stored();
    const report = await scene.run({}, { plan });
    expect(report.entries).toMatchObject([{ outcome: "already", problems: [] }]);
    expect(await scene.stored()).toEqual(before);
  });

  test("payments that a crash left out are submitted by the new plan", async () => {
    const scene = pullScene({ payments: [], settlements: [settled] });
    const { endpoints } = scene;
    const dying = {
      preview: endpoints.preview.bind(endpoints),
      list: endpoints.list.bind(endpoints),
      submit: (...given: Parameters<typeof endpoints.submit>) =>
        given[0] === "payment" ? Promise.reject(new Error("dead")) : endpoints.submit(...given),
    };
    await expect(scene.run({}, { endpoints: dying })).rejects.toThrow("dead");
    const report = await scene.run({}, { plan: planOf({ documentType: "MU", sourceName: "Agency Oy" }) });
    expect(report.entries).toMatchObject([{ outcome: "submitted" }]);
    expect(await booksOf(scene)).toEqual(truth);
  });

  test("a change of the agency's beside it is still a conflict", async () => {
    const data: AgencyData = { payments: [], settlements: [settled] };
    const scene = pullScene(data);
    await scene.run();
    const before = await scene.stored();
    data.settlements = [
      settlement([allocation("1", [925, 75], { originalInvoiceNumber: "A" })], { settlementId: "S1" }),
    ];
    const report = await scene.run({}, { plan: planOf({ documentType: "MU" }) });
    expect(report.entries).toMatchObject([{ outcome: "conflict" }]);
    expect(await scene.stored()).toEqual(before);
  });
});
