import type { ExchangeAnswer } from "../kernel/exchange.ts";
import { jsonAnswer } from "./answer.ts";
import { accountingInvoicesRule, ledgerRule, paymentsRule } from "./message/accounting-rules.ts";
import { actionsRule, salesInvoiceRule } from "./message/invoice-rules.ts";
import type { Rule } from "./message/rule.ts";
import { postAccounting, readAccounting } from "./resource/accounting.ts";
import { postActions } from "./resource/actions.ts";
import { postInvoice, readCase, readDistribution } from "./resource/invoices.ts";
import { readPayments, readSettlements } from "./resource/read-payments.ts";
import type { Scene } from "./scene.ts";

/** One endpoint below `/api/v1/partner`. */
export interface ConfirmaEndpoint {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Query parameters that it has. */
  readonly query?: readonly string[];
  /** What its body must be. */
  readonly rule?: Rule;
  readonly answer: (scene: Scene) => ExchangeAnswer;
}

/** Paths of the endpoints of which only the title is public; they are served where a path is given. */
export interface ConfirmaPaths {
  readonly distributionV2?: string;
  readonly finvoiceCredentials?: string;
}

const status = ["sourceIdentifier", "invoiceNumber", "fromDate", "toDate", "status"];
const distribution = ["invoiceNumber", "fromInvDate", "toInvDate", "fetchType"];
const get = (
  path: string,
  query: readonly string[],
  answer: ConfirmaEndpoint["answer"],
): ConfirmaEndpoint => ({
  method: "GET",
  path,
  query,
  answer,
});
const post = (path: string, rule: Rule, answer: ConfirmaEndpoint["answer"]): ConfirmaEndpoint => ({
  method: "POST",
  path,
  rule,
  answer,
});

const endpoints: readonly ConfirmaEndpoint[] = [
  post("invoice", salesInvoiceRule, postInvoice),
  post("invoice/action", actionsRule, postActions),
  get("invoice/case", ["caseId", "invoiceNumber"], readCase),
  get("invoice/distribution", distribution, readDistribution),
  get("payments", ["fromDate", "toDate"], readPayments),
  get("settlements", ["fromDate", "toDate", "unfetchedOnly"], readSettlements),
  post("accounting/invoice", accountingInvoicesRule, (scene) => postAccounting("invoice", scene)),
  get("accounting/invoice", status, (scene) => readAccounting("invoice", scene)),
  post("accounting/ledger", ledgerRule, (scene) => postAccounting("ledger", scene)),
  get("accounting/ledger", status, (scene) => readAccounting("ledger", scene)),
  post("accounting/payment", paymentsRule, (scene) => postAccounting("payment", scene)),
  get("accounting/payment", status, (scene) => readAccounting("payment", scene)),
];

/** Every endpoint that needs a client's key, but those about the key itself. */
export function confirmaEndpoints({
  distributionV2,
  finvoiceCredentials,
}: ConfirmaPaths): readonly ConfirmaEndpoint[] {
  const credentials = (scene: Scene): ExchangeAnswer =>
    jsonAnswer(200, { finvoiceAddress: `SIM${scene.tenant.account.clientId}`, operator: "SIMOPERATOR" });
  const bare = (path: string): string => path.replace(/^\//u, "").toLowerCase();
  return [
    ...endpoints,
    ...(distributionV2 === undefined ? [] : [get(bare(distributionV2), distribution, readDistribution)]),
    ...(finvoiceCredentials === undefined ? [] : [get(bare(finvoiceCredentials), [], credentials)]),
  ];
}
