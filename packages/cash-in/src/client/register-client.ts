import type { CashInTransport } from "../transport/cash-in-transport.ts";
import { type MenuAnswer, type MenuRead, type MenuWrite, menuCall } from "./menu-call.ts";

/** Products and customers; verbs are inferred. Known by title: paths must be configured, bodies and answers are passed through. */
export class RegisterClient {
  readonly #transport: CashInTransport<"creditor">;

  constructor(transport: CashInTransport<"creditor">) {
    this.#transport = transport;
  }

  /** Lists products. */
  products(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "products", request);
  }

  /** Submits a product. */
  submitProduct(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "submitProduct", request);
  }

  /** Updates a product. */
  updateProduct(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "updateProduct", request);
  }

  /** Deletes a product. */
  deleteProduct(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "deleteProduct", request);
  }

  /** Lists customers. */
  customers(request: MenuRead = {}): MenuAnswer {
    return menuCall(this.#transport, "customers", request);
  }

  /** Submits a customer. */
  submitCustomer(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "submitCustomer", request);
  }

  /** Updates a customer. */
  updateCustomer(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "updateCustomer", request);
  }

  /** Deletes a customer. */
  deleteCustomer(request: MenuWrite = {}): MenuAnswer {
    return menuCall(this.#transport, "deleteCustomer", request);
  }
}
