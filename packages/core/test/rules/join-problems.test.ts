import { joinProblems, type Problem, problem } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";

const severities = ["info", "warning", "error"] as const;
const at = (severity: Problem["severity"], message: string, pointer = "/header") =>
  problem("ACC_DOCUMENT_CHECK_DIGIT", { severity, message, pointer });

describe("findings about the same place are joined", () => {
  test.each(severities.flatMap((earlier) => severities.map((later) => [earlier, later] as const)))(
    "%s, then %s: the graver one stays, the earlier one when they are alike",
    (earlier, later) => {
      const joined = joinProblems([at(earlier, "earlier")], [at(later, "later")]);
      const wins = severities.indexOf(later) > severities.indexOf(earlier) ? "later" : "earlier";
      expect(joined.map(({ message }) => message)).toEqual([wins]);
    },
  );

  test("other places and other codes are kept, in order", () => {
    const other = problem("ACC_DOCUMENT_FIELD_MISSING", { pointer: "/header" });
    const joined = joinProblems([at("warning", "one"), other], [at("error", "two", "/rows/0")]);
    expect(joined.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "ACC_DOCUMENT_CHECK_DIGIT /header",
      "ACC_DOCUMENT_FIELD_MISSING /header",
      "ACC_DOCUMENT_CHECK_DIGIT /rows/0",
    ]);
  });
});
