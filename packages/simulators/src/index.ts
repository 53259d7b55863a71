export type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "./kernel/exchange.ts";
export type { Fault, FaultAction, FaultMatch } from "./kernel/fault.ts";
export { FaultPlan } from "./kernel/fault-plan.ts";
export { type SimulatorParts, SimulatorServer, type VendorFault } from "./kernel/http-server.ts";
export { Journal, type RequestRecord } from "./kernel/journal.ts";
export type {
  Book,
  BookedCustomer,
  BookedDimension,
  BookedInvoice,
  BookedLine,
  BookedPayment,
  BookedProduct,
  BookedVoucher,
  CreditMatch,
  InvoiceCommentLine,
  InvoicePostingLine,
  InvoiceProductLine,
  InvoiceStatus,
  InvoiceSubstatus,
} from "./netvisor/book/book.ts";
export type {
  DefaultAccountName,
  DimensionValue,
  NetvisorAccount,
  NetvisorCompany,
  NetvisorCustomerSeed,
  NetvisorDefaultAccounts,
  NetvisorDefaultVoucherTypes,
  NetvisorPaymentMethod,
  NetvisorPaymentTerm,
  NetvisorPeriod,
  NetvisorProductSeed,
  NetvisorVoucherType,
} from "./netvisor/company/company.ts";
export { demoNetvisorCompany, demoNetvisorPartner } from "./netvisor/company/demo-company.ts";
export type { NetvisorFault, NetvisorVendorFault } from "./netvisor/netvisor-fault.ts";
export type { NetvisorBooks, NetvisorProbe } from "./netvisor/probe.ts";
export { defaultReadings, type NetvisorReadings } from "./netvisor/readings.ts";
export {
  type NetvisorSimulator,
  type NetvisorSimulatorOptions,
  startNetvisorSimulator,
} from "./netvisor/start-netvisor-simulator.ts";
