import { conformanceCases, withheldCases } from "@confirma-connect/conformance";
import { afterAll, describe, expect, test } from "@jest/globals";
import { netbaronSubject } from "./support/netbaron-subject.ts";

const subjects = [
  [
    "VAT in rows of its own, waiting for the import",
    await netbaronSubject({ vatRows: "explicit", waits: true, readsBack: false }),
  ],
  [
    "VAT accounts on the rows, read back from the books",
    await netbaronSubject({ vatRows: "vatAccount", waits: true, readsBack: true }),
  ],
] as const;

/** Faults of HTTP, which a folder does not have. */
const notOfFolders = [
  "fault:lateCommit",
  "fault:errorBeforeCommit",
  "fault:errorAfterCommit",
  "fault:htmlWith200",
  "fault:emptyBody",
  "fault:truncatedBody",
  "fault:unmappedCode",
  "fault:rateLimited",
  "fault:staleRead",
];

describe.each(subjects)("NetBaron, %s, conforms", (_, subject) => {
  for (const { id, title, run } of conformanceCases(subject)) test(`${id}: ${title}`, run);

  test("nothing is withheld but faults that a folder does not have", () => {
    const missing = withheldCases(subject).flatMap((each) => each.missing);
    expect(new Set(missing)).toEqual(new Set(notOfFolders));
  });

  afterAll(() => subject.dispose?.());
});

const silent = await netbaronSubject({ vatRows: "explicit", waits: false, readsBack: false });

describe("NetBaron at its defaults, where nobody says what became of a file", () => {
  for (const { id, title, run } of conformanceCases(silent)) test(`${id}: ${title}`, run);

  test("the manifest says so", () => {
    const grades = Object.values(silent.manifest.kinds).map(({ bestEvidence }) => bestEvidence);
    expect(grades).toEqual(["handedOver", "handedOver", "handedOver"]);
  });

  afterAll(() => silent.dispose?.());
});
