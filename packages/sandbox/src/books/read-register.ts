import type { WireAnswer } from "../wire/exchange.ts";
import { answer, failure } from "./answer.ts";
import type { CompanyBooks } from "./company-books.ts";

/** Answers a look into one register. */
export function readRegister({ company, customers }: CompanyBooks, name: string): WireAnswer {
  switch (name) {
    case "accounts":
      return answer(200, company.accounts);
    case "document-classes":
      return answer(200, company.documentClasses);
    case "dimensions":
      return answer(200, company.dimensions);
    case "vat-codes":
      return answer(200, company.vatCodes);
    case "periods":
      return answer(200, { accountingLock: company.accountingLock, periods: company.periods });
    case "customers": {
      const list = customers.all.map(({ id, document }) => ({
        vendorId: id,
        code: document.key,
        name: document.name,
      }));
      return answer(200, list);
    }
    default:
      return failure(404, { code: "NOT_FOUND", text: name });
  }
}
