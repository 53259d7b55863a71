import { conformanceCases, withheldCases } from "@confirma-connect/conformance";
import { describe, expect, test } from "@jest/globals";
import { sandboxSubject } from "./sandbox-subject.ts";

describe.each([
  { uniqueness: "enforced" },
  { uniqueness: "open" },
  { uniqueness: "open", lateWriteBound: "never", width: 1 },
] as const)("the sandbox with %j conforms", (options) => {
  const subject = sandboxSubject(options);
  for (const { id, title, run } of conformanceCases(subject)) test(`${id}: ${title}`, run);

  test("nothing is withheld", () => {
    expect(withheldCases(subject)).toEqual([]);
  });
});
