import type { CashInTransport } from "../transport/cash-in-transport.ts";
import { type MenuAnswer, type MenuRead, type MenuWrite, menuCall } from "./menu-call.ts";

/** Collection cases, receivables and settlements. Known by title: paths must be configured, bodies and answers are passed through. */
export class CollectionClient {
  readonly #transport: CashInTransport<"creditor">;

  constructor(transport: CashInTransport<"creditor">) {
    this.#transport = transport;
  }

  /** "Create Collection Cases". */
  createCases(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "createCollectionCases", request);
  }

  /** "Update Collection Receivables": payments that the creditor received itself. */
  updateReceivables(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "updateCollectionReceivables", request);
  }

  /** "Retrieve Collection Receivables Status". */
  receivablesStatus(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "collectionReceivablesStatus", request);
  }

  /** "Case Batch Status". */
  caseBatchStatus(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "caseBatchStatus", request);
  }

  /** "Retrieve collection case". */
  case(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "collectionCase", request);
  }

  /** "Debtor summary". */
  debtorSummary(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "debtorSummary", request);
  }

  /** "Retrieve list of settlements". */
  settlements(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "settlements", request);
  }

  /** "Settlement data", by settlement number. */
  settlement(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "settlement", request);
  }

  /** "List of direct settlements". */
  directSettlements(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "directSettlements", request);
  }

  /** "Direct settlement data". */
  directSettlement(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "directSettlement", request);
  }

  /** "Retrieve Credit Loss Receivables", published on the first day of each month (seen). */
  creditLossReceivables(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "creditLossReceivables", request);
  }
}
