import {
  type ActionTarget,
  type CaseSighting,
  type CollectionAction,
  type CollectionDesk,
  type DeskOutcome,
  type Invoice,
  problem,
} from "@confirma-connect/core";
import type { ConfirmaClient } from "../confirma-client.ts";
import type { ConfirmaResult } from "../confirma-result.ts";
import type { CaseDetails } from "../wire/case-details.ts";
import type { InvoiceAction } from "../wire/invoice-action.ts";
import {
  type ConfirmaCollectionOptions,
  type ConfirmaCollectionOptionsInput,
  parseCollectionOptions,
} from "./confirma-collection.options.ts";
import { invoiceToSalesInvoiceRequest } from "./invoice-to-sales-invoice-request.ts";

/** An action of the desk as the agency writes it. Both identifiers are given where both are known. */
function collectionActionToInvoiceAction(
  { invoiceNumber, caseId }: ActionTarget,
  action: CollectionAction,
): InvoiceAction {
  const target = { invoiceNumber, ...(caseId === undefined ? {} : { caseId }) };
  const { comment } = action;
  switch (action.code) {
    case "WITHDRAW":
      return { code: "WITHDRAW", comment, data: target };
    case "DUEDATE":
      return { code: "DUEDATE", comment, data: { ...target, dueDate: action.dueDate } };
    case "DIRECTPAYMENT": {
      const { outstandingCapital, outstandingInterest, outstandingCosts, ...payment } = action.payment;
      const data = {
        ...target,
        ...payment,
        outstandingCapitalAmount: outstandingCapital,
        outstandingInterestAmount: outstandingInterest,
        outstandingCostsAmount: outstandingCosts,
      };
      return { code: "DIRECTPAYMENT", comment, data };
    }
  }
}

function outcomeOf<T>(result: ConfirmaResult<T>, caseId?: string): DeskOutcome {
  if (result.type === "ok") return caseId === undefined ? { type: "accepted" } : { type: "accepted", caseId };
  const { type, problems } = result;
  if (type !== "refused" || result.body === undefined) return { type, problems };
  return { type, problems, answer: result.body };
}

function sightingOf({ caseId, status, closedAt, balance }: CaseDetails): CaseSighting {
  // An answer that names nothing is no case; every member of the documented form may be absent.
  if (caseId === undefined && status === undefined) {
    const message = "the answer names neither a case nor its status";
    return { type: "unclear", problems: [problem("ACC_ANSWER_UNREADABLE", { message })] };
  }
  const { capitalAmount: capital, interestAmount: interest, costsAmount: costs } = balance;
  return {
    type: "found",
    closed: closedAt !== undefined,
    ...(caseId === undefined ? {} : { caseId }),
    ...(capital === undefined ? {} : { capital }),
    ...(interest === undefined ? {} : { interest }),
    ...(costs === undefined ? {} : { costs }),
  };
}

/** 204 and 404 say that there is no case (inferred: the page shows only how a found one looks). */
const saysAbsent = ({ type, status }: { readonly type: string; readonly status?: number }): boolean =>
  (type === "refused" && status === 404) || (type === "unknown" && status === 204);

/** Confirma's Partner API as the desk that invoices are handed over to. */
class ConfirmaCollectionDesk implements CollectionDesk {
  readonly #invoices: ConfirmaClient["invoices"];
  readonly #options: ConfirmaCollectionOptions;

  constructor(invoices: ConfirmaClient["invoices"], options: ConfirmaCollectionOptions) {
    this.#invoices = invoices;
    this.#options = options;
  }

  async submitInvoice(invoice: Invoice): Promise<DeskOutcome> {
    const result = await this.#invoices.createInvoice(invoiceToSalesInvoiceRequest(invoice, this.#options));
    return outcomeOf(result, result.type === "ok" ? result.value.caseId : undefined);
  }

  /** One action per request: then an answer speaks about one thing. */
  async submitAction(target: ActionTarget, action: CollectionAction): Promise<DeskOutcome> {
    return outcomeOf(await this.#invoices.submitActions([collectionActionToInvoiceAction(target, action)]));
  }

  async findCase({ invoiceNumber, caseId }: ActionTarget): Promise<CaseSighting> {
    const query = caseId === undefined ? { invoiceNumber } : { caseId };
    const result = await this.#invoices.caseDetails(query);
    if (result.type === "ok") return sightingOf(result.value);
    return saysAbsent(result) ? { type: "absent" } : { type: "unclear", problems: result.problems };
  }
}

/** Makes the desk of one client account. Throws ConfigurationError when an option is wrong. */
export const createConfirmaCollectionDesk = (
  client: Pick<ConfirmaClient, "invoices">,
  options: ConfirmaCollectionOptionsInput,
): CollectionDesk => new ConfirmaCollectionDesk(client.invoices, parseCollectionOptions(options));
