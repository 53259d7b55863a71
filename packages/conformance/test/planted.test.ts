import { describe, expect, test } from "@jest/globals";
import { plantedDefects } from "./planted/catalogue.ts";
import { alwaysFailing, catchPlanted } from "./planted/catch-planted.ts";

describe("every planted defect is caught by the cases that it names", () => {
  test.each(plantedDefects.map((defect) => [defect.name, defect] as const))("%s", async (_, defect) => {
    expect((await catchPlanted(defect)).missed).toEqual([]);
  });

  test("without a defect, none of these cases fails", async () => {
    expect(await alwaysFailing()).toEqual([]);
  });
});

test("there are at least sixty defects, each with a name of its own", () => {
  expect(plantedDefects.length).toBeGreaterThanOrEqual(60);
  expect(new Set(plantedDefects.map(({ name }) => name)).size).toBe(plantedDefects.length);
});

test("a report is named as owner/repo#number", () => {
  const reports = plantedDefects.flatMap(({ after }) => after);
  expect(reports.filter((report) => !/^[\w.-]+\/[\w.-]+#\d+$/.test(report))).toEqual([]);
});
