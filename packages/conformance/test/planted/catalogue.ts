import { absenceDatedLate } from "./absence-dated-late.ts";
import { absentNotUnclear } from "./absent-not-unclear.ts";
import { acceptsHtml } from "./accepts-html.ts";
import { acceptsSilence } from "./accepts-silence.ts";
import { acceptsWithoutSending } from "./accepts-without-sending.ts";
import { blamesVendor } from "./blames-vendor.ts";
import { booksBesideRefusal } from "./books-beside-refusal.ts";
import { claimsEvidence } from "./claims-evidence.ts";
import { countsNumbers } from "./counts-numbers.ts";
import { cutsText } from "./cuts-text.ts";
import type { PlantedDefect } from "./damage.ts";
import { declaresFewerRows } from "./declares-fewer-rows.ts";
import { declaresLongerText } from "./declares-longer-text.ts";
import { declaresNative } from "./declares-native.ts";
import { declaresNoRead } from "./declares-no-read.ts";
import { declaresShortKey } from "./declares-short-key.ts";
import { declaresUniqueness } from "./declares-uniqueness.ts";
import { delayInSeconds } from "./delay-in-seconds.ts";
import { deniesSending } from "./denies-sending.ts";
import { deniesWhenCancelled } from "./denies-when-cancelled.ts";
import { dropsCents } from "./drops-cents.ts";
import { dryRunSends } from "./dry-run-sends.ts";
import { failsWhenLost } from "./fails-when-lost.ts";
import { failsWholeBatch } from "./fails-whole-batch.ts";
import { findsInNoise } from "./finds-in-noise.ts";
import { findsNewest } from "./finds-newest.ts";
import { firstProblemOnly } from "./first-problem-only.ts";
import { floatAmounts } from "./float-amounts.ts";
import { hidesCent } from "./hides-cent.ts";
import { hidesManifest } from "./hides-manifest.ts";
import { ignoresCancellation } from "./ignores-cancellation.ts";
import { ignoresDelay } from "./ignores-delay.ts";
import { ignoresPlan } from "./ignores-plan.ts";
import { invalidPointer } from "./invalid-pointer.ts";
import { inventsIdentifier } from "./invents-identifier.ts";
import { invoiceCentOff } from "./invoice-cent-off.ts";
import { invoiceDayLate } from "./invoice-day-late.ts";
import { keyPerAttempt } from "./key-per-attempt.ts";
import { largeAmountCut } from "./large-amount-cut.ts";
import { leaksName } from "./leaks-name.ts";
import { leaksSecret } from "./leaks-secret.ts";
import { looksUpWhenCancelled } from "./looks-up-when-cancelled.ts";
import { losesRow } from "./loses-row.ts";
import { losesUnknownCode } from "./loses-unknown-code.ts";
import { losesVendorText } from "./loses-vendor-text.ts";
import { mutatesInput } from "./mutates-input.ts";
import { namesInTitle } from "./names-in-title.ts";
import { neverLooksUp } from "./never-looks-up.ts";
import { neverReadsBack } from "./never-reads-back.ts";
import { paymentDatedToday } from "./payment-dated-today.ts";
import { paymentInCents } from "./payment-in-cents.ts";
import { paymentSign } from "./payment-sign.ts";
import { paymentWholeEuros } from "./payment-whole-euros.ts";
import { pointsIntoWire } from "./points-into-wire.ts";
import { probeWrites } from "./probe-writes.ts";
import { processingAfterServerFault } from "./processing-after-server-fault.ts";
import { readsFirstPage } from "./reads-first-page.ts";
import { readsNothingSilently } from "./reads-nothing-silently.ts";
import { readsTwice } from "./reads-twice.ts";
import { readsWholeEuros } from "./reads-whole-euros.ts";
import { refusedWhenExpired } from "./refused-when-expired.ts";
import { refusedWhenLimited } from "./refused-when-limited.ts";
import { refusesWithoutProblem } from "./refuses-without-problem.ts";
import { remembersInMemory } from "./remembers-in-memory.ts";
import { rendersRandomly } from "./renders-randomly.ts";
import { replaysFailure } from "./replays-failure.ts";
import { retriesLostAnswer } from "./retries-lost-answer.ts";
import { retriesPayment } from "./retries-payment.ts";
import { retriesRateLimited } from "./retries-rate-limited.ts";
import { retriesServerFault } from "./retries-server-fault.ts";
import { retriesUnauthorized } from "./retries-unauthorized.ts";
import { secretInBytes } from "./secret-in-bytes.ts";
import { secretInJson } from "./secret-in-json.ts";
import { sendsTwice } from "./sends-twice.ts";
import { serverFaultNotSent } from "./server-fault-not-sent.ts";
import { sharesCredentials } from "./shares-credentials.ts";
import { sharesKey } from "./shares-key.ts";
import { shortMonths } from "./short-months.ts";
import { skipsFirstDay } from "./skips-first-day.ts";
import { skipsLastDay } from "./skips-last-day.ts";
import { suspenseAccount } from "./suspense-account.ts";
import { swallowsCodes } from "./swallows-codes.ts";
import { swallowsRefusal } from "./swallows-refusal.ts";
import { throwsOnCode } from "./throws-on-code.ts";
import { throwsOnDrift } from "./throws-on-drift.ts";
import { throwsOnLookUp } from "./throws-on-look-up.ts";
import { throwsWhenCancelled } from "./throws-when-cancelled.ts";
import { throwsWhenLost } from "./throws-when-lost.ts";
import { unknownWhenExpired } from "./unknown-when-expired.ts";
import { wrongDate } from "./wrong-date.ts";
import { wrongSign } from "./wrong-sign.ts";

/** Every defect that the kit must catch. */
export const plantedDefects: readonly PlantedDefect[] = [
  absenceDatedLate,
  absentNotUnclear,
  acceptsHtml,
  acceptsSilence,
  acceptsWithoutSending,
  blamesVendor,
  booksBesideRefusal,
  claimsEvidence,
  countsNumbers,
  cutsText,
  declaresFewerRows,
  declaresLongerText,
  declaresNative,
  declaresNoRead,
  declaresShortKey,
  declaresUniqueness,
  delayInSeconds,
  deniesSending,
  deniesWhenCancelled,
  dropsCents,
  dryRunSends,
  failsWhenLost,
  failsWholeBatch,
  findsInNoise,
  findsNewest,
  firstProblemOnly,
  floatAmounts,
  hidesCent,
  hidesManifest,
  ignoresCancellation,
  ignoresDelay,
  ignoresPlan,
  invalidPointer,
  inventsIdentifier,
  invoiceCentOff,
  invoiceDayLate,
  keyPerAttempt,
  largeAmountCut,
  leaksName,
  leaksSecret,
  looksUpWhenCancelled,
  losesRow,
  losesUnknownCode,
  losesVendorText,
  mutatesInput,
  namesInTitle,
  neverLooksUp,
  neverReadsBack,
  paymentDatedToday,
  paymentInCents,
  paymentSign,
  paymentWholeEuros,
  pointsIntoWire,
  probeWrites,
  processingAfterServerFault,
  readsFirstPage,
  readsNothingSilently,
  readsTwice,
  readsWholeEuros,
  refusedWhenExpired,
  refusedWhenLimited,
  refusesWithoutProblem,
  remembersInMemory,
  rendersRandomly,
  replaysFailure,
  retriesLostAnswer,
  retriesPayment,
  retriesRateLimited,
  retriesServerFault,
  retriesUnauthorized,
  secretInBytes,
  secretInJson,
  sendsTwice,
  serverFaultNotSent,
  sharesCredentials,
  sharesKey,
  shortMonths,
  skipsFirstDay,
  skipsLastDay,
  suspenseAccount,
  swallowsCodes,
  swallowsRefusal,
  throwsOnCode,
  throwsOnDrift,
  throwsOnLookUp,
  throwsWhenCancelled,
  throwsWhenLost,
  unknownWhenExpired,
  wrongDate,
  wrongSign,
];
