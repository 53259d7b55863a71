import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { readXml } from "../../src/transport/read-xml.ts";
import type { XmlNode } from "../../src/transport/xml-node.ts";
import { readAccountList } from "../../src/wire/answer/account-list.ts";
import { readAccountingLedger } from "../../src/wire/answer/accounting-ledger.ts";
import { readAccountingPeriodList } from "../../src/wire/answer/accounting-period-list.ts";
import { readBankAccounts } from "../../src/wire/answer/bank-accounts.ts";
import { readCustomerList } from "../../src/wire/answer/customer-list.ts";
import { readDeletedList } from "../../src/wire/answer/deleted-list.ts";
import { readDimensionList } from "../../src/wire/answer/dimension-list.ts";
import { readCustomers } from "../../src/wire/answer/get-customer.ts";
import { readProducts } from "../../src/wire/answer/get-product.ts";
import { readPaymentTermList } from "../../src/wire/answer/payment-term-list.ts";
import { readProductList } from "../../src/wire/answer/product-list.ts";
import { readResponseStatus } from "../../src/wire/answer/response-status.ts";
import { readSalesInvoices } from "../../src/wire/answer/sales-invoice.ts";
import { readSalesInvoiceList } from "../../src/wire/answer/sales-invoice-list.ts";
import { readSalesPaymentList } from "../../src/wire/answer/sales-payment-list.ts";
import { readVoucherTypeList } from "../../src/wire/answer/voucher-type-list.ts";

const readers = {
  accounts: (root: XmlNode) => readAccountList(root).accounts.length,
  bankAccounts: (root: XmlNode) => readBankAccounts(root).length,
  customers: (root: XmlNode) => readCustomers(root).length,
  customerRows: (root: XmlNode) => readCustomerList(root).length,
  deleted: (root: XmlNode) => readDeletedList(root).length,
  dimensions: (root: XmlNode) => readDimensionList(root).length,
  invoices: (root: XmlNode) => readSalesInvoices(root).length,
  invoiceRows: (root: XmlNode) => readSalesInvoiceList(root).length,
  paymentRows: (root: XmlNode) => readSalesPaymentList(root).length,
  periods: (root: XmlNode) => readAccountingPeriodList(root).periods.length,
  products: (root: XmlNode) => readProducts(root).length,
  productRows: (root: XmlNode) => readProductList(root).length,
  terms: (root: XmlNode) => readPaymentTermList(root).length,
  vouchers: (root: XmlNode) => readAccountingLedger(root).length,
  voucherTypes: (root: XmlNode) => readVoucherTypeList(root).length,
};

/** Entries that a published answer holds; files that are not named hold none of ours. */
const entries: Readonly<Record<string, Readonly<Partial<Record<keyof typeof readers, number>>>>> = {
  "AccountList.xml": { accounts: 2 },
  "AccountingLedger.xml": { vouchers: 4 },
  "AccountingPeriodList.xml": { periods: 3 },
  "CustomerList.xml": { customerRows: 2 },
  "DimensionList.xml": { dimensions: 2 },
  "GetCustomer.xml": { customers: 1 },
  "GetCustomerList.xml": { customers: 2 },
  "GetCustomerMinimal.xml": { customers: 1 },
  "GetProduct.xml": { products: 1 },
  "GetProductMinimal.xml": { products: 1 },
  "GetSalesInvoice.xml": { invoices: 1 },
  "GetSalesInvoiceList.xml": { invoices: 2 },
  "GetSalesInvoiceMinimal.xml": { invoices: 1 },
  "ProductList.xml": { productRows: 1 },
  "ProductListMinimal.xml": { productRows: 1 },
  "SalesInvoiceList.xml": { invoiceRows: 2 },
  "SalesInvoiceListPreinvoice.xml": { invoiceRows: 1 },
  "SalesPaymentList.xml": { paymentRows: 2 },
};

const folder = join(
  import.meta.dirname,
  "../../../../../shared/wire/netvisor/answers-and-requests/responsemodels",
);
// The published answers are not ours to copy; where they lie beside the repository they are all read.
const files: readonly string[] = existsSync(folder) ? readdirSync(folder) : [];

describe("published answers", () => {
  it("are all read by every reader, and give the entries that they hold", () => {
    for (const file of files) {
      const root = readXml(readFileSync(join(folder, file), "utf8"));
      if (root === undefined) throw new Error(`${file} was not read`);
      const found = Object.entries(readers).map(([name, read]) => [name, read(root)] as const);
      const counted = Object.fromEntries(found.filter(([, count]) => count > 0));
      expect({ file, ...counted }).toEqual({ file, ...entries[file] });
      const failed = ["AuthenticationFailed.xml", "GetCustomerNotFound.xml"].includes(file);
      expect({ file, type: readResponseStatus(root)?.type }).toEqual({
        file,
        type: failed ? "failed" : "ok",
      });
    }
  });

  it("every reader finds nothing in an answer of another kind", () => {
    const root = readXml("<Root><ResponseStatus><Status>OK</Status></ResponseStatus></Root>");
    expect(root && Object.values(readers).map((read) => read(root))).toEqual(
      Object.values(readers).map(() => 0),
    );
  });
});
