import { conformanceCases, runConformance } from "@confirma-connect/conformance";
import type { AccountingSystem } from "@confirma-connect/core";
import { describe, expect, test } from "@jest/globals";
import { sandboxSubject } from "../../sandbox/test/sandbox-subject.ts";
import { absenceDatedLate } from "./planted/absence-dated-late.ts";
import { absentNotUnclear } from "./planted/absent-not-unclear.ts";
import { acceptsHtml } from "./planted/accepts-html.ts";
import { claimsEvidence } from "./planted/claims-evidence.ts";
import { cutsText } from "./planted/cuts-text.ts";
import { type LedgerDamage, withDamagedLedger } from "./planted/damage.ts";
import { deniesSending } from "./planted/denies-sending.ts";
import { dropsCents } from "./planted/drops-cents.ts";
import { firstProblemOnly } from "./planted/first-problem-only.ts";
import { ignoresCancellation } from "./planted/ignores-cancellation.ts";
import { ignoresDelay } from "./planted/ignores-delay.ts";
import { invalidPointer } from "./planted/invalid-pointer.ts";
import { inventsIdentifier } from "./planted/invents-identifier.ts";
import { leaksSecret } from "./planted/leaks-secret.ts";
import { losesRow } from "./planted/loses-row.ts";
import { losesVendorText } from "./planted/loses-vendor-text.ts";
import { mutatesInput } from "./planted/mutates-input.ts";
import { neverReadsBack } from "./planted/never-reads-back.ts";
import { readsNothingSilently } from "./planted/reads-nothing-silently.ts";
import { rendersRandomly } from "./planted/renders-randomly.ts";
import { retriesLostAnswer } from "./planted/retries-lost-answer.ts";
import { sharesKey } from "./planted/shares-key.ts";
import { skipsLastDay } from "./planted/skips-last-day.ts";
import { swallowsCodes } from "./planted/swallows-codes.ts";
import { wrongDate } from "./planted/wrong-date.ts";
import { wrongSign } from "./planted/wrong-sign.ts";

const planted: readonly (readonly [name: string, damage: LedgerDamage, caughtBy: readonly string[]])[] = [
  ["drops cents", dropsCents, ["accept/stored", "accept/ten", "accept/evidence"]],
  ["turns the sign", wrongSign, ["accept/stored", "accept/ten"]],
  ["is one day off", wrongDate, ["accept/stored", "accept/ten"]],
  ["loses a row", losesRow, ["render/postings", "accept/stored"]],
  ["mutates its input", mutatesInput, ["render/pure"]],
  ["renders randomly", rendersRandomly, ["render/pure"]],
  ["gives two documents one key", sharesKey, ["render/keys"]],
  ["retries on a lost answer", retriesLostAnswer, ["fault/commit-lose-answer"]],
  ["denies that it sent", deniesSending, ["fault/commit-lose-answer", "delivery/commit-lose-answer"]],
  ["swallows unknown codes", swallowsCodes, ["fault/unmapped-code"]],
  ["accepts an HTML page", acceptsHtml, ["fault/html-with-200", "fault/empty-body"]],
  ["claims evidence it does not have", claimsEvidence, ["accept/difference"]],
  ["never reaches its declared evidence", neverReadsBack, ["accept/evidence"]],
  ["invents an identifier", inventsIdentifier, ["accept/stored"]],
  [
    "says absent instead of unclear",
    absentNotUnclear,
    ["look-up/html-with-200", "look-up/refuse-connection"],
  ],
  ["dates absence too late", absenceDatedLate, ["accept/own-only", "delivery/late-commit"]],
  ["points nowhere", invalidPointer, ["limit/all-at-once"]],
  ["stops at the first problem", firstProblemOnly, ["limit/all-at-once"]],
  ["cuts texts silently", cutsText, ["limit/text:documentDescription"]],
  ["loses the vendor's text", losesVendorText, ["refuse/vendor-text"]],
  ["ignores the vendor's delay", ignoresDelay, ["fault/rate-limited"]],
  ["ignores cancellation", ignoresCancellation, ["cancel/before"]],
  ["leaks a secret", leaksSecret, ["privacy/quiet"]],
  ["leaves out the last day of a period", skipsLastDay, ["read/edges"]],
  ["ends a failed read silently", readsNothingSilently, ["look-up/read-html-with-200"]],
];

/** Runs some cases of a subject and names those that failed. */
async function failedOf(
  subject: ReturnType<typeof sandboxSubject>,
  ids: readonly string[],
): Promise<readonly string[]> {
  const report = await runConformance(subject, { only: ({ id }) => ids.includes(id) });
  return report.results.filter(({ ok }) => !ok).map(({ id }) => id);
}

describe("every planted defect is caught by its case", () => {
  test.each(planted)("%s", async (_, damage, caughtBy) => {
    const ids = caughtBy.map((name) => `ledger/${name}`).sort();
    const cases = conformanceCases(sandboxSubject({ uniqueness: "open" })).map(({ id }) => id);
    expect(cases).toEqual(expect.arrayContaining(ids));
    const damaged = (system: AccountingSystem) => withDamagedLedger(system, damage);
    expect(await failedOf(sandboxSubject({ uniqueness: "open" }), ids)).toEqual([]);
    const failed = await failedOf(sandboxSubject({ uniqueness: "open" }, damaged), ids);
    expect([...failed].sort()).toEqual(ids);
  });

  test("a channel that the manifest does not declare", async () => {
    const { kinds, ...manifest } = sandboxSubject().manifest;
    const { payment: _payment, ...fewer } = kinds;
    const undeclared = { ...manifest, kinds: fewer };
    const hides = (system: AccountingSystem): AccountingSystem => {
      const { id, ledger, invoices, payments, registers } = system;
      const all = { ledger, invoices, payments, registers };
      const present = Object.fromEntries(Object.entries(all).filter(([, member]) => member !== undefined));
      return { id, manifest: undeclared, ...present, probe: () => system.probe() };
    };
    expect(await failedOf(sandboxSubject({}, hides), ["manifest/own", "manifest/kinds"])).toEqual([
      "manifest/own",
      "manifest/kinds",
    ]);
  });

  test("a system whose uniqueness is only declared", async () => {
    const subject = sandboxSubject({ uniqueness: "open" });
    const { ledger } = subject.manifest.kinds;
    if (ledger === undefined) throw new Error("the sandbox declares ledger documents");
    const claimed = { ...ledger, identity: { ...ledger.identity, enforced: true } };
    const manifest = { ...subject.manifest, kinds: { ...subject.manifest.kinds, ledger: claimed } };
    expect(await failedOf({ ...subject, manifest }, ["ledger/accept/enforced-key"])).toEqual([
      "ledger/accept/enforced-key",
    ]);
  });
});
