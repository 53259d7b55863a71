import { coreModule, MemorySubmissionStore, SubmissionStore } from "@confirma-connect/core";
import { storeModule } from "@confirma-connect/store";
import { describe, expect, test } from "@jest/globals";
import { Container } from "inversify";

describe("store module", () => {
  test("binds the store alone, and in the place of the one in memory", () => {
    const store = new MemorySubmissionStore();
    const alone = new Container();
    alone.load(storeModule(store));
    expect(alone.get(SubmissionStore)).toBe(store);
    const composed = new Container();
    composed.load(coreModule(), storeModule(store));
    expect(composed.get(SubmissionStore)).toBe(store);
  });
});
