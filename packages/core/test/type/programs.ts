/** A small program that must not compile. `core/…` and `cash-in/…` stand for the sources of these packages. */
export interface ForbiddenProgram {
  readonly title: string;
  readonly program: string;
  /** The compiler's code for the one mistake in it. */
  readonly error: string;
  /** Words of the compiler's message. */
  readonly words: RegExp;
}

const door = (names: string): string => `import { ${names} } from "core/index.ts";\n`;
const permit = `import { permitToSend, proveAbsence, type SendPermit, type AbsenceProof } from "core/delivery/send-permit.ts";\n`;
const submission = door("type Submission, type SubmissionIn, type StepProgress");
const transition = `import { transition } from "core/delivery/submission-transition.ts";\n`;

/** Each is what somebody could write in a hurry, and what would book twice, lose, or claim too much. */
export const forbiddenPrograms: readonly ForbiddenProgram[] = [
  {
    title: "a permit to send for a submission whose outcome is unknown",
    program: `${submission}${permit}declare const given: SubmissionIn<"unknown">;\npermitToSend(given, "step");`,
    error: "TS2379",
    words: /not assignable to type '"queued"'/,
  },
  {
    title: "a permit to send for a submission that is being looked up",
    program: `${submission}${permit}declare const given: SubmissionIn<"resolving">;\npermitToSend(given, "step");`,
    error: "TS2379",
    words: /not assignable to type '"queued"'/,
  },
  {
    title: "a permit to send for a submission in any state",
    program: `${submission}${permit}declare const given: Submission;\npermitToSend(given, "step");`,
    error: "TS2379",
    words: /not assignable to type '"queued"'/,
  },
  {
    title: "a permit made by hand",
    program: `${permit}export const mine: SendPermit = { reference: "r", step: "s" };`,
    error: "TS2741",
    words: /permitMark/,
  },
  {
    title: "a proof of absence made by hand",
    program: `${permit}export const mine: AbsenceProof = { step: "s", asOf: 0 };`,
    error: "TS2741",
    words: /absenceMark/,
  },
  {
    title: "a proof of absence taken without looking whether it is one",
    program: `${permit}export const mine: AbsenceProof = proveAbsence({ step: "s", asOf: 0, sentAt: 0, lateWriteBound: 1 });`,
    error: "TS2322",
    words: /notBefore/,
  },
  {
    title: "permits through the package's door",
    program: door("permitToSend"),
    error: "TS2305",
    words: /no exported member 'permitToSend'/,
  },
  {
    title: "proofs of absence through the package's door",
    program: door("attestAbsence"),
    error: "TS2305",
    words: /no exported member 'attestAbsence'/,
  },
  {
    title: "the sending of a step through the package's door",
    program: door("sendStep"),
    error: "TS2305",
    words: /no exported member 'sendStep'/,
  },
  {
    title: "transitions through the package's door",
    program: door("transition"),
    error: "TS2305",
    words: /no exported member 'transition'/,
  },
  {
    title: "sending a step of an unknown submission",
    program: `${submission}import { sendStep } from "core/delivery/send-step.ts";\nimport type { Job } from "core/delivery/engine-parts.ts";\ndeclare const given: SubmissionIn<"unknown">;\ndeclare const job: Job;\ndeclare const progress: StepProgress;\nexport const sent = sendStep(job, given, progress);`,
    error: "TS2379",
    words: /"unknown"[\s\S]*"queued"/,
  },
  {
    title: "looking up a submission that was not sent",
    program: `${submission}import { resolveUnknown } from "core/delivery/resolver.ts";\nimport type { Job } from "core/delivery/engine-parts.ts";\ndeclare const given: SubmissionIn<"queued">;\ndeclare const job: Job;\ndeclare const progress: StepProgress;\nexport const found = resolveUnknown(job, given, progress);`,
    error: "TS2379",
    words: /"queued".*"resolving"/,
  },
  {
    title: "back to the queue without a proof of absence",
    program: `${submission}${transition}declare const given: Submission;\ntransition(given, { type: "queue", at: 0, step: "s" });`,
    error: "TS2345",
    words: /proof/,
  },
  {
    title: "accepted without a proof",
    program: `${submission}${transition}${door("civilDate")}declare const given: Submission;\ntransition(given, { type: "accept", at: 0, step: "s", today: civilDate("2026-01-01"), problems: [] });`,
    error: "TS2345",
    words: /proof/,
  },
  {
    title: "a grade of evidence without how it was won",
    program: `${door("type StepProof")}export const proof: StepProof = { evidence: "readBack", vendorId: "1", at: 0 };`,
    error: "TS2741",
    words: /'by' is missing/,
  },
  {
    title: "a grade of evidence that there is not",
    program: `${door("type StepProof")}export const proof: StepProof = { evidence: "certain", at: 0, by: "answer" };`,
    error: "TS2322",
    words: /certain/,
  },
  {
    title: "a yes without its evidence",
    program: `${door("type Outcome")}export const outcome: Outcome = { type: "accepted", vendorId: "1" };`,
    error: "TS2322",
    words: /evidence/,
  },
  {
    title: "found without the identifier that was found",
    program: `${door("type Sighting")}export const sighting: Sighting = { type: "found", evidence: "readBack", differences: [] };`,
    error: "TS2322",
    words: /vendorId/,
  },
  {
    title: "absent without the moment as of which",
    program: `${door("type Sighting")}export const sighting: Sighting = { type: "absent" };`,
    error: "TS2322",
    words: /asOf/,
  },
  {
    title: "a state set by hand",
    program: `${submission}declare const given: Submission;\ngiven.state = "accepted";`,
    error: "TS2540",
    words: /read-only/,
  },
  {
    title: "an event that is none",
    program: `${submission}${transition}declare const given: Submission;\ntransition(given, { type: "sent", at: 0, step: "s" });`,
    error: "TS2322",
    words: /"sent"/,
  },
  {
    title: "a number as an amount",
    program: `${door("money, type CurrencyCode")}declare const euro: CurrencyCode;\nmoney(12.5, euro);`,
    error: "TS2345",
    words: /MinorUnits/,
  },
  {
    title: "a percentage as an amount",
    program: `${door("money, percentage, type CurrencyCode")}declare const euro: CurrencyCode;\nmoney(percentage(25_500), euro);`,
    error: "TS2345",
    words: /MinorUnits/,
  },
  {
    title: "a text as a currency",
    program: `${door("money, minorUnits")}money(minorUnits(1), "EUR");`,
    error: "TS2345",
    words: /CurrencyCode/,
  },
  {
    title: "a text as a date",
    program: `${door("type Period")}export const period: Pick<Period, "from"> = { from: "2026-01-01" };`,
    error: "TS2322",
    words: /CivilDate/,
  },
  {
    title: "a secret as a text",
    program: `${door("Secret")}export const text: string = new Secret("x");`,
    error: "TS2322",
    words: /'Secret'/,
  },
  {
    title: "the content of a document in a log",
    program: `${door("type Log")}declare const log: Log;\nlog.info("step.sent", { document: "{}" });`,
    error: "TS2353",
    words: /'document'/,
  },
  {
    title: "a problem with a code that nobody can look up",
    program: `${door("problem")}problem("ACC_SOMETHING");`,
    error: "TS2345",
    words: /ACC_SOMETHING/,
  },
  {
    title: "swapped tokens of constructor arguments",
    program: `${door("Clock, IdSource, token")}import { ContainerModule } from "inversify";
class Stamp { readonly clock: Clock; readonly ids: IdSource; constructor(clock: Clock, ids: IdSource) { this.clock = clock; this.ids = ids; } }
const StampToken = token<Stamp>("Stamp");
export const wiring = new ContainerModule(({ bind }) => {
  bind(StampToken).toResolvedValue((clock, ids) => new Stamp(clock, ids), [IdSource, Clock]);
});`,
    error: "TS2739",
    words: /IdSource|Clock/,
  },
  {
    title: "a token bound to something else",
    program: `${door("Clock, IdSource")}import { ContainerModule } from "inversify";
declare const ids: IdSource;
export const wiring = new ContainerModule(({ bind }) => {
  bind(Clock).toConstantValue(ids);
});`,
    error: "TS2739",
    words: /IdSource[\s\S]*Clock/,
  },
  {
    title: "a partner's key where a creditor's is wanted",
    program: `import type { CashInKey } from "cash-in/auth/cash-in-key.ts";\ndeclare const given: CashInKey<"partner">;\nexport const key: CashInKey<"creditor"> = given;`,
    error: "TS2322",
    words: /"partner".*"creditor"/,
  },
];

/** The same words used as they are meant: it must compile. */
export const control = `${submission}${permit}${transition}${door("civilDate, money, minorUnits, CurrencyCode, isIn, Clock, IdSource, token, Secret, problem")}import { ContainerModule } from "inversify";
import type { CashInKey } from "cash-in/auth/cash-in-key.ts";
declare const given: Submission;
declare const key: CashInKey<"creditor">;
export const same: CashInKey<"creditor"> = key;
export const allowed: SendPermit | undefined = isIn(given, "queued") ? permitToSend(given, "step") : undefined;
const proof = proveAbsence({ step: "s", asOf: 0, sentAt: 0, lateWriteBound: 1 });
export const back = "notBefore" in proof ? undefined : transition(given, { type: "queue", at: 0, step: "s", proof });
export const sum = money(minorUnits(1), CurrencyCode.parse("EUR"));
export const day = civilDate("2026-01-01");
export const text: string = new Secret("x").reveal();
export const known = problem("ACC_UNKNOWN_UNCLEAR");
class Stamp { readonly clock: Clock; readonly ids: IdSource; constructor(clock: Clock, ids: IdSource) { this.clock = clock; this.ids = ids; } }
const StampToken = token<Stamp>("Stamp");
export const wiring = new ContainerModule(({ bind }) => {
  bind(StampToken).toResolvedValue((clock, ids) => new Stamp(clock, ids), [Clock, IdSource]);
});
export type Unused = StepProgress | SubmissionIn<"queued"> | AbsenceProof;
`;
