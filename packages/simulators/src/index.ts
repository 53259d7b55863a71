export {
  type CashInAllocation,
  type CashInBook,
  type CashInDirectPayment,
  type CashInInvoice,
  type CashInInvoiceStatus,
  type CashInRecord,
  emptyCashInBook,
} from "./cash-in/book/cash-in-book.ts";
export { type CashInMonth, generateCashInMonth } from "./cash-in/book/generate-cash-in-month.ts";
export {
  type CashInAccountKey,
  type CashInCreditorAccount,
  type CashInKeyEnvironment,
  type CashInPartnerAccount,
  demoCashInCreditor,
  demoCashInPartner,
} from "./cash-in/cash-in-account.ts";
export type { CashInBooks, CashInProbe } from "./cash-in/cash-in-probe.ts";
export {
  type CashInOperation,
  type CashInPath,
  type CashInPathTable,
  demoCashInRoutes,
} from "./cash-in/cash-in-routes.ts";
export type { CashInSms } from "./cash-in/cash-in-world.ts";
export { type CashInReadings, defaultCashInReadings } from "./cash-in/readings.ts";
export {
  type CashInSimulator,
  type CashInSimulatorOptions,
  startCashInSimulator,
} from "./cash-in/start-cash-in-simulator.ts";
export type {
  ConfirmaAccountingDocument,
  ConfirmaAction,
  ConfirmaAllocation,
  ConfirmaBook,
  ConfirmaCase,
  ConfirmaInvoice,
  ConfirmaParts,
  ConfirmaPayment,
  ConfirmaSettlement,
} from "./confirma/book/confirma-book.ts";
export type { ConfirmaCorrection } from "./confirma/book/corrections.ts";
export { type ConfirmaMonth, generateConfirmaMonth } from "./confirma/book/generate-confirma-month.ts";
export type { ConfirmaReceivable } from "./confirma/book/open-demo-case.ts";
export {
  type ConfirmaAccount,
  type ConfirmaAccountKey,
  type ConfirmaKeyEnvironment,
  demoConfirmaAccount,
  demoConfirmaProvisioningKey,
} from "./confirma/confirma-account.ts";
export type { ConfirmaPaths } from "./confirma/confirma-routes.ts";
export type { ConfirmaBooks, ConfirmaProbe } from "./confirma/probe.ts";
export { type ConfirmaReadings, defaultConfirmaReadings } from "./confirma/readings.ts";
export {
  type ConfirmaSimulator,
  type ConfirmaSimulatorOptions,
  startConfirmaSimulator,
} from "./confirma/start-confirma-simulator.ts";
export {
  demoFinkareCompany,
  type FinkareBook,
  type FinkareMonth,
  type FinkareSimulatedCompany,
  type FinkareSimulatedInvoice,
  type FinkareSimulatedKey,
  type FinkareSimulatedPayment,
  generateFinkareMonth,
} from "./finkare/finkare-company.ts";
export type { FinkareProbe } from "./finkare/finkare-probe.ts";
export { defaultFinkareReadings, type FinkareReadings } from "./finkare/readings.ts";
export {
  type FinkareSimulator,
  type FinkareSimulatorOptions,
  startFinkareSimulator,
} from "./finkare/start-finkare-simulator.ts";
export type {
  FinkareDelivery,
  FinkareDeliveryPlan,
  FinkareWebhookEvent,
  FinkareWebhookTarget,
} from "./finkare/webhook-sender.ts";
export type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "./kernel/exchange.ts";
export type { Fault, FaultAction, FaultMatch } from "./kernel/fault.ts";
export { FaultPlan } from "./kernel/fault-plan.ts";
export { type SimulatorParts, SimulatorServer, type VendorFault } from "./kernel/http-server.ts";
export { Journal, type RequestRecord } from "./kernel/journal.ts";
export type { StandInRequest } from "./kernel/stand-in.ts";
export type {
  BookedNetbaronInvoice as NetbaronInvoice,
  BookedReceipt as NetbaronReceipt,
  BookedRow as NetbaronRow,
  NetbaronBook,
} from "./netbaron/book/book.ts";
export type {
  NetbaronAccount,
  NetbaronCompany,
  NetbaronInvoiceAccounts,
  NetbaronModule,
  NetbaronPeriod,
  NetbaronRegisterEntry,
  NetbaronVatCode,
  NetbaronVatRate,
} from "./netbaron/company/company.ts";
export { demoNetbaronCompany } from "./netbaron/company/demo-company.ts";
export type { Refusal as NetbaronRefusal, RefusalCode as NetbaronRefusalCode } from "./netbaron/failure.ts";
export type { FileRecord as NetbaronFileRecord } from "./netbaron/folder/file-record.ts";
export { FolderFullError as NetbaronFolderFullError } from "./netbaron/folder/folder-condition.ts";
export type { XmlElement as NetbaronXmlElement } from "./netbaron/format/xml-element.ts";
export type { NetbaronFault, NetbaronFileFault, NetbaronFolderFault } from "./netbaron/netbaron-fault.ts";
export { type NetbaronStandIn, openNetbaronStandIn } from "./netbaron/open-netbaron-stand-in.ts";
export type { NetbaronBooks, NetbaronProbe } from "./netbaron/probe.ts";
export { defaultNetbaronReadings, type NetbaronReadings } from "./netbaron/readings.ts";
export {
  type NetbaronSimulator,
  type NetbaronSimulatorOptions,
  startNetbaronSimulator,
} from "./netbaron/start-netbaron-simulator.ts";
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
export { type NetvisorStandIn, openNetvisorStandIn } from "./netvisor/open-netvisor-stand-in.ts";
export type { NetvisorBooks, NetvisorProbe } from "./netvisor/probe.ts";
export { defaultReadings, type NetvisorReadings } from "./netvisor/readings.ts";
export {
  type NetvisorSimulator,
  type NetvisorSimulatorOptions,
  startNetvisorSimulator,
} from "./netvisor/start-netvisor-simulator.ts";
export type {
  Book as ProcountorBook,
  BookedDimensionValue as ProcountorBookedDimensionValue,
  BookedInvoice as ProcountorBookedInvoice,
  BookedInvoiceRow as ProcountorBookedInvoiceRow,
  BookedPartner as ProcountorBookedPartner,
  BookedPayment as ProcountorBookedPayment,
  BookedPaymentEvent as ProcountorBookedPaymentEvent,
  BookedReceipt as ProcountorBookedReceipt,
  BookedTransaction as ProcountorBookedTransaction,
  HistoryLine as ProcountorHistoryLine,
  Sums as ProcountorSums,
  WaitingPenalty as ProcountorWaitingPenalty,
} from "./procountor/book/book.ts";
export type {
  ProcountorAccount,
  ProcountorBankAccount,
  ProcountorCompany,
  ProcountorDefaultAccounts,
  ProcountorDimension,
  ProcountorDimensionItem,
  ProcountorFiscalYear,
  ProcountorPartnerSeed,
  ProcountorProduct,
  ProcountorTrackingPeriod,
  ProcountorUser,
  ProcountorVatPercent,
  ProcountorVatStatus,
  RightArea,
  RightLevel,
  VatSide,
} from "./procountor/company/company.ts";
export {
  demoProcountorClient,
  demoProcountorCompany,
  type ProcountorClient,
} from "./procountor/company/demo-company.ts";
export { openProcountorStandIn, type ProcountorStandIn } from "./procountor/open-procountor-stand-in.ts";
export type { MfaOptions, PendingMfa } from "./procountor/payment/mfa-desk.ts";
export type { ProcountorBooks, ProcountorProbe } from "./procountor/probe.ts";
export type { ProcountorFault, ProcountorVendorFault } from "./procountor/procountor-fault.ts";
export { defaultProcountorReadings, type ProcountorReadings } from "./procountor/readings.ts";
export {
  type ProcountorSimulator,
  type ProcountorSimulatorOptions,
  startProcountorSimulator,
} from "./procountor/start-procountor-simulator.ts";
