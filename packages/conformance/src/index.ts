export type { ConformanceCase, WithheldCase } from "./conformance-case.ts";
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
