export { OptionalAmount, OptionalDay, OptionalKey } from "./agency/answer-field.ts";
export {
  Amount,
  DateText,
  DateTimeText,
  DimensionEntry,
  EmptyableText,
  NumberOrText,
  OptionalText,
} from "./agency/common.ts";
export { Invoice, InvoiceRow, isCreditNote } from "./agency/invoice.ts";
export { issueWords } from "./agency/issue-words.ts";
export { type Path, valueAt, withoutPaths } from "./agency/json-path.ts";
export { type JsonText, parseJsonText } from "./agency/json-text.ts";
export { LedgerDocument, LedgerRow } from "./agency/ledger-document.ts";
export { type Parsed, parseDocument } from "./agency/parse-document.ts";
export { parseRows } from "./agency/parse-rows.ts";
export {
  Address,
  BuyerParty,
  Contact,
  InvoiceRecipientParty,
  PaymentDetails,
  SellerParty,
} from "./agency/party.ts";
export { BreakdownEntry, Payment, paymentTargets } from "./agency/payment.ts";
export { parseReceivedPayments, ReceivedPayment } from "./agency/received-payment.ts";
export { repeatedKeys } from "./agency/repeated-keys.ts";
export { parseSettlements, Settlement, type SettlementAllocation } from "./agency/settlement.ts";
export {
  type AgencyDocument,
  envelopes,
  identifierOf,
  type ParseOptions,
  parseSubmitBody,
  type SubmitBody,
  type SubmittedDocument,
} from "./agency/submit-body.ts";
export { parseSubmittedJson } from "./agency/submitted-json.ts";
export {
  InvoiceStatus,
  LedgerStatus,
  PaymentStatus,
  SyncStatus,
  statusAnswers,
  syncStatus,
} from "./agency/sync-status.ts";
export {
  type AuditBeginning,
  type AuditChange,
  type AuditEntry,
  type AuditFact,
  type AuditLink,
  type AuditStep,
  auditChange,
} from "./audit/audit-entry.ts";
export { type AuditFault, type AuditFinding, describeFinding } from "./audit/audit-finding.ts";
export { type AuditHead, formatHead, parseHead } from "./audit/audit-head.ts";
export { hashAfter, noHash, type SealedLine, sealLine } from "./audit/audit-line.ts";
export { ChainCheck } from "./audit/chain-check.ts";
export type { LastWord } from "./audit/state-flow.ts";
export { type AuditReport, reportOf, verifyLines } from "./audit/verify-lines.ts";
export { collect } from "./collect/collect.ts";
export {
  type ActionTarget,
  type CaseSighting,
  type CollectionAction,
  CollectionDesk,
  type DeskOutcome,
  type DirectPayment,
} from "./collect/collection-desk.ts";
export {
  actionKey,
  type CollectionEntry,
  type CollectionKind,
  type CollectionState,
  collectionStates,
  invoiceKey,
} from "./collect/collection-entry.ts";
export { CollectionPolicy, type CollectionPolicyInput } from "./collect/collection-policy.ts";
export type {
  CollectionLine,
  CollectionReport,
  CollectionResult,
  SkippedInvoice,
} from "./collect/collection-report.ts";
export type { CollectParts, CollectRequest } from "./collect/collection-scope.ts";
export { collectionStart } from "./collect/collection-start.ts";
export { type CollectionFilter, CollectionStore } from "./collect/collection-store.ts";
export { type CollectionDecision, type DecidedEntry, decideCollection } from "./collect/decide-collection.ts";
export { MemoryCollectionStore } from "./collect/memory-collection-store.ts";
export { ownPayments } from "./collect/own-payments.ts";
export { type IsOwnPayment, type ReceivablesQuery, readReceivables } from "./collect/read-receivables.ts";
export type { CreditNote, Receivable, ReceivedDirectly } from "./collect/receivable.ts";
export { type SkipReason, skipReasons } from "./collect/skip-reason.ts";
export { DeliveryEngine, type RunOptions, type WorkSignals } from "./delivery/delivery-engine.ts";
export { DeliveryWorker, type WorkerParts } from "./delivery/delivery-worker.ts";
export type { EngineParts } from "./delivery/engine-parts.ts";
export { keepLease } from "./delivery/keep-lease.ts";
export { resolveStep } from "./delivery/resolve-step.ts";
export { backOff, defaultRetryPolicy, type RetryPolicy } from "./delivery/retry-policy.ts";
export { codeOfThrown, stallSubmission } from "./delivery/stall-submission.ts";
export {
  evidenceOf,
  isFinal,
  isIn,
  mayBeBooked,
  nextStep,
  type Pins,
  type StepProgress,
  type StepProof,
  type Submission,
  type SubmissionIn,
  type SubmissionState,
  submissionStates,
} from "./delivery/submission.ts";
export type { SubmissionEvent, SubmissionEventType } from "./delivery/submission-event.ts";
export { admittedEvents } from "./delivery/submission-transition.ts";
export { type CoreOptions, coreModule, DeliveryEngineToken, OperatorDeskToken } from "./di/core.module.ts";
export { type Token, token } from "./di/token.ts";
export {
  type Actor,
  type CodeEntry,
  codeEntry,
  type ErrorCode,
  errorCodes,
  type Retry,
} from "./error/codes.ts";
export { ConfigurationError } from "./error/configuration-error.ts";
export {
  ConnectorError,
  type ConnectorErrorDetail,
  type Delivery,
  type Stage,
} from "./error/connector-error.ts";
export { InvariantError, unreachable } from "./error/invariant-error.ts";
export { LeaseLostError } from "./error/lease-lost-error.ts";
export { randomIds } from "./host/random-ids.ts";
export { silentLog } from "./host/silent-log.ts";
export { systemClock } from "./host/system-clock.ts";
export { AccountPlan, type AccountPlanInput } from "./mapping/account-plan.ts";
export { contentHash, hashText, stepKey } from "./mapping/content-hash.ts";
export { type DimensionItem, type DimensionRow, dimensionItemsOf } from "./mapping/dimension-items.ts";
export { FindingList, type TextRule } from "./mapping/finding-list.ts";
export {
  type Mapped,
  mapAccount,
  mapDimension,
  mapDocumentClass,
  mapVatCode,
  type VatQuestion,
} from "./mapping/plan-lookup.ts";
export { AccountingSystem, type Health } from "./ports/accounting-system.ts";
export { Clock } from "./ports/clock.ts";
export type {
  Attempt,
  DocumentChannel,
  Period,
  Recorded,
  RenderContext,
  StepChannel,
} from "./ports/document-channel.ts";
export type { DocumentSource, OnSourceWarning } from "./ports/document-source.ts";
export { atLeast, type Evidence, evidenceGrades, weakerOf } from "./ports/evidence.ts";
export { IdSource } from "./ports/id-source.ts";
export { Log, type LogFields } from "./ports/log.ts";
export {
  type Assumption,
  type DocumentKind,
  documentKinds,
  type IdentityFacts,
  type KindManifest,
  type LaneRule,
  type Limits,
  type Manifest,
  type Mark,
  type Operation,
  type ReadField,
  type RegisterName,
} from "./ports/manifest.ts";
export type { OpenBalance, OpenInvoiceReader } from "./ports/open-invoice-reader.ts";
export type { Outcome, Sighting, VendorReply } from "./ports/outcome.ts";
export type {
  Account,
  BankAccount,
  Customer,
  Dimension,
  DocumentClass,
  Periods,
  RegisterReader,
  VatCode,
} from "./ports/register-reader.ts";
export { Secret, SecretSource } from "./ports/secret-source.ts";
export {
  besidePayment,
  type Posting,
  type Rendered,
  type ResolvedStep,
  type Step,
  type StepAction,
  type StepIdentity,
  type StepRequest,
} from "./ports/step.ts";
export {
  type Change,
  type Claim,
  type ClaimQuery,
  type EnqueueResult,
  type HistoryEntry,
  type SubmissionFilter,
  SubmissionStore,
} from "./ports/submission-store.ts";
export { postReceivedPayment, type ReceivedContext } from "./posting/post-received-payment.ts";
export { postSettlement, type SettlementContext } from "./posting/post-settlement.ts";
export type { Posted } from "./posting/posted.ts";
export {
  allocationIdentifier,
  receivedIdentifiers,
  settlementIdentifier,
} from "./posting/posting-identifier.ts";
export { PostingPlan, type PostingPlanInput } from "./posting/posting-plan.ts";
export type { ProvisionalPayment, TakeProvisional } from "./posting/provisional.ts";
export { type PullOptions, type PullParts, pull } from "./pull/pull.ts";
export {
  countPull,
  needsAttention,
  type PullEntry,
  type PullOutcome,
  type PullReport,
  type PullWarning,
} from "./pull/pull-report.ts";
export type { PullEndpoints } from "./pull/submit-posted.ts";
export { type AgencyOrigin, type AgencyState, agencyStateWords } from "./reconcile/agency-origin.ts";
export {
  type Certificate,
  type CertificateStamp,
  certificateFormat,
  certificateJson,
  certify,
} from "./reconcile/certificate.ts";
export { certificateText } from "./reconcile/certificate-text.ts";
export {
  type ComparedDocument,
  type ComparedField,
  type ComparedRow,
  comparedFields,
  type ExpectedDocument,
  type Standing,
} from "./reconcile/compared-document.ts";
export { type Expectation, expectedDocument } from "./reconcile/expected-document.ts";
export { expectedOfSubmission, type HashedPlan } from "./reconcile/expected-of-submission.ts";
export type { AgencySources } from "./reconcile/read-agency-side.ts";
export { type ReconcileInput, reconcile } from "./reconcile/reconcile.ts";
export { type ReconcileParts, type ReconcileRequest, reconcileBooks } from "./reconcile/reconcile-books.ts";
export {
  type ReconcileResult,
  reconcileExitCodes,
  reconcileResult,
} from "./reconcile/reconcile-exit-code.ts";
export {
  type AgencyRead,
  type ComparedSource,
  type Difference,
  type DifferenceClass,
  differenceClasses,
  type MatchedBy,
  type NotCompared,
  type Reconciliation,
  type Side,
  type SideSum,
  type Unposted,
} from "./reconcile/reconciliation.ts";
export { type RecordedFacts, recordedDocument } from "./reconcile/recorded-document.ts";
export { defaultStandingWords, type StandingWords } from "./reconcile/standing-words.ts";
export { type CertificateVerdict, verifyCertificate } from "./reconcile/verify-certificate.ts";
export { checkInvoice } from "./rules/invoice-rules.ts";
export { checkInvoiceTotals, rowNet } from "./rules/invoice-totals.ts";
export { checkLedgerBalance, type LedgerBalance, ledgerBalance } from "./rules/ledger-balance.ts";
export { checkLedgerDocument } from "./rules/ledger-rules.ts";
export { checkLedgerVat } from "./rules/ledger-vat.ts";
export { checkPayment } from "./rules/payment-rules.ts";
export { type PaymentSplit, paymentSplit } from "./rules/payment-split.ts";
export {
  fieldOf,
  hasErrors,
  joinProblems,
  jsonPointer,
  type Problem,
  type ProblemDetail,
  problem,
  type Severity,
  underPointer,
} from "./rules/problem.ts";
export { checkSettlement } from "./rules/settlement-total.ts";
export {
  AccountingEndpoints,
  AccountingEndpointsToken,
  type EndpointParts,
  type SubmitResult,
} from "./service/accounting-endpoints.ts";
export { ClientProfile } from "./service/client-profile.ts";
export { type Decision, type DeskParts, OperatorDesk } from "./service/operator-desk.ts";
export { type Preview, previewDocument, renderDocument } from "./service/preview.ts";
export {
  invoiceStatusRow,
  ledgerStatusRow,
  type Projection,
  paymentStatusRow,
  projectStatus,
  statusAnswer,
} from "./service/status-row.ts";
export { SystemRegistry, SystemRegistryToken } from "./service/system-registry.ts";
export { enqueueResult } from "./store/enqueue-result.ts";
export { fitsFilter } from "./store/fits-filter.ts";
export { MemorySubmissionStore } from "./store/memory-submission-store.ts";
export { amountFromJsonNumber, amountToJsonNumber, formatAmount, parseAmount } from "./value/amount.ts";
export {
  type BankReference,
  createFinnishReference,
  createRfReference,
  finnishReferenceOfRf,
  formatReferenceMachine,
  formatReferencePrinted,
  isValidBankReference,
  parseBankReference,
} from "./value/bank-reference.ts";
export { BusinessId, businessIdCheckDigit, isValidBusinessId, parseBusinessId } from "./value/business-id.ts";
export {
  addDays,
  addMonths,
  CivilDate,
  civilDate,
  civilDateFromDateTime,
  civilDateOfInstant,
  compareDates,
  daysBetween,
  endOfMonth,
  formatFinnishDate,
  isWithin,
  parseCivilDate,
  parseFinnishDate,
  startOfMonth,
} from "./value/civil-date.ts";
export { type CompanyIdentifierReading, companyIdentifier } from "./value/company-identifier.ts";
export { CountryCode } from "./value/country-code.ts";
export { CurrencyCode, minorUnitDigits } from "./value/currency-code.ts";
export {
  addDecimal,
  compareDecimal,
  type Decimal,
  type DecimalSeparator,
  decimalFromJsonNumber,
  decimalFromMinorUnits,
  decimalToJsonNumber,
  formatDecimal,
  multiplyDecimal,
  negateDecimal,
  normaliseDecimal,
  parseDecimal,
  roundToMinorUnits,
} from "./value/decimal.ts";
export { finnishBban, formatIban, Iban, ibanOfFinnishBban, isValidIban, parseIban } from "./value/iban.ts";
export { LanguageCode } from "./value/language-code.ts";
export {
  absMinor,
  addMinor,
  compareMinor,
  MinorUnits,
  minorUnits,
  negateMinor,
  sumMinor,
} from "./value/minor-units.ts";
export {
  type Allocation,
  addMoney,
  allocate,
  allocateFully,
  type Money,
  money,
  negateMoney,
  sumMoney,
} from "./value/money.ts";
export {
  formatPercentage,
  Percentage,
  parsePercentage,
  percentage,
  percentageFromJsonNumber,
  percentageToJsonNumber,
} from "./value/percentage.ts";
export { type Charset, fitsCharset, hasControlCharacters } from "./value/text.ts";
export { type GrossSplit, isFinnishVatRate, splitGross, vatOfNet, vatRatesOn } from "./value/vat.ts";
export {
  businessIdOfVatNumber,
  isValidVatNumber,
  parseVatNumber,
  VatNumber,
  vatNumberOfBusinessId,
} from "./value/vat-number.ts";
