import { expect, jest, test } from "@jest/globals";
import { allocation, planOf, received, settlement } from "../posting/sample.ts";
import { type AgencyData, pullScene } from "./pull-scene.ts";

test("what was booked before is read in small parts, and known to the last of them", async () => {
  const count = 1_001;
  const payments = Array.from({ length: count }, (_, index) => received(`2026${index}`, [100]));
  const data: AgencyData = { payments, settlements: [] };
  const { store, run } = pullScene(data, planOf({ book: "payments" }));
  expect((await run()).unsettled).toHaveLength(count);
  // From here on only the store knows the payments.
  const last = String(count - 1);
  Object.assign(data, { payments: [], settlements: [settlement([allocation(last, [100])])] });
  const asked = jest.spyOn(store, "list");
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    turning = setImmediate(turn);
  };
  let turning = setImmediate(turn);
  const { unsettled, entries } = await run();
  clearImmediate(turning);
  expect(entries).toMatchObject([{ type: "settlement", outcome: "submitted" }]);
  expect(unsettled).toHaveLength(count - 1);
  const limits = asked.mock.calls.map(([{ limit = Number.POSITIVE_INFINITY }]) => limit);
  expect(limits.length).toBeGreaterThan(2);
  expect(Math.max(...limits)).toBeLessThanOrEqual(500);
  // The rest of the process had its turns meanwhile.
  expect(turns).toBeGreaterThan(1);
});
