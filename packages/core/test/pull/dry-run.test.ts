import { countPull, type PullEndpoints } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { allocation, settlement } from "../posting/sample.ts";
import { pullScene } from "./pull-scene.ts";

const first = settlement([allocation("1", [900, 75, 25])], { settlementId: "S1" });
const second = settlement([allocation("2", [500])], { settlementId: "S2" });

describe("a dry run says what a pull would come to", () => {
  test("all of it new, part of it new, nothing new; and stores nothing", async () => {
    const data = { payments: [], settlements: [first] };
    const { run, stored } = pullScene(data);
    expect(countPull(await run({ dryRun: true }))).toMatchObject({ shown: 1 });
    expect((await stored()).size).toBe(0);
    await run();
    data.settlements = [first, second];
    const before = await stored();
    expect(countPull(await run({ dryRun: true }))).toMatchObject({ shown: 1, already: 1 });
    expect(await stored()).toEqual(before);
    await run();
    expect(countPull(await run({ dryRun: true }))).toMatchObject({ shown: 0, already: 2 });
  });

  test("a settlement that the agency changed is the conflict that it will be", async () => {
    const data = { payments: [], settlements: [first] };
    const { run } = pullScene(data);
    await run();
    data.settlements = [settlement([allocation("1", [800, 175, 25])], { settlementId: "S1" })];
    expect((await run({ dryRun: true })).entries).toMatchObject([{ id: "S1", outcome: "conflict" }]);
  });

  test("half a settlement, as a crash leaves it, would be completed", async () => {
    const { endpoints, run, stored } = pullScene({ payments: [], settlements: [first] });
    let submits = 0;
    const dying: PullEndpoints = {
      submit: (kind, text) => {
        submits += 1;
        return submits === 2 ? Promise.reject(new Error("died")) : endpoints.submit(kind, text);
      },
      preview: (kind, text) => endpoints.preview(kind, text),
      list: (filter) => endpoints.list(filter),
    };
    await expect(run({}, { endpoints: dying })).rejects.toThrow("died");
    expect((await stored()).size).toBe(1);
    expect(countPull(await run({ dryRun: true }))).toMatchObject({ shown: 1 });
    await run();
    expect(countPull(await run({ dryRun: true }))).toMatchObject({ already: 1 });
  });
});
