export type { ConformanceCase, WithheldCase } from "./conformance-case.ts";
export { conformanceCases, withheldCases } from "./conformance-cases.ts";
export {
  type ConformanceOptions,
  type ConformanceReport,
  type ConformanceResult,
  runConformance,
} from "./run-conformance.ts";
export { type SampleOptions, sampleDocuments } from "./sample/sample-documents.ts";
export { sampleInvoice } from "./sample/sample-invoice.ts";
export type { SampleAccounts } from "./sample/sample-ledger.ts";
export { sampleInvoiceNumber, samplePersonalData } from "./sample/sample-number.ts";
export {
  type ConformanceFault,
  type ConformanceFaultName,
  conformanceFaultNames,
  type FaultAim,
  type PlainFaultName,
} from "./subject/conformance-fault.ts";
export type { ConformanceProbe, StoredAmount, StoredDocument } from "./subject/conformance-probe.ts";
export type {
  Canaries,
  ConformanceDocument,
  ConformanceDocuments,
  ConformanceSubject,
  ConformanceTime,
  DocumentMakers,
} from "./subject/conformance-subject.ts";
export { LeapingTime } from "./subject/leaping-time.ts";
