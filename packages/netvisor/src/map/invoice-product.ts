import type { AccountPlan, FindingList, InvoiceRow } from "@confirma-connect/core";
import { productLengths, productRequest } from "../wire/request/product.ts";
import { codeText } from "./code-text.ts";
import type { DraftStep } from "./draft.ts";
import type { InvoiceLine } from "./invoice-line.ts";
import { listResource } from "./list-resource.ts";

interface InvoiceProduct {
  readonly step: string;
  readonly code: string;
  readonly name: string;
}

/** The product steps of an invoice, and which of them each row uses. */
export interface InvoiceProducts {
  readonly steps: () => readonly DraftStep[];
  /** Name of the step of a row's product. */
  stepOf(row: InvoiceRow): string;
  readonly names: readonly string[];
}

/** Translates products: every row needs one; `single` books all rows on one product of the plan. */
export function invoiceProducts(
  lines: readonly InvoiceLine[],
  plan: AccountPlan,
  findings: FindingList,
): InvoiceProducts {
  const { products: rule, productCode, productGroup } = plan.invoices;
  const codeOf = (row: InvoiceRow): string =>
    rule === "single" ? productCode : (row.productCode ?? productCode);
  const group = findings.text(productGroup, "/rows", productLengths.name);
  const products = new Map<string, InvoiceProduct>();
  lines.forEach((line, index) => {
    const code = codeOf(line.row);
    if (products.has(code)) return;
    products.set(code, {
      step: `product-${products.size + 1}`,
      code: codeText(code, `/rows/${index}/productCode`, { findings, longest: productLengths.code }),
      name: code === productCode ? group : line.name,
    });
  });
  return {
    steps: () => [...products.values()].map((product) => productStep(product, group, rule === "find")),
    stepOf: (row) => products.get(codeOf(row))?.step ?? "product-1",
    names: [...products.values()].map(({ step }) => step),
  };
}

function productStep({ step, code, name }: InvoiceProduct, group: string, onlyFind: boolean): DraftStep {
  const common = {
    name: step,
    title: onlyFind ? "Product of the invoice" : "Product of the invoice, created when absent",
    identity: { type: "product", key: code, values: {} },
    uses: [],
    postings: [],
  } as const;
  if (onlyFind)
    return { ...common, action: "find", resource: listResource("productlist.nv", "keyword", code) };
  const body = productRequest({
    productbaseinformation: {
      productcode: code,
      productgroup: group,
      name,
      // Prices are given on every invoice row, so the register's own price is never used.
      unitprice: { "@type": "net", "#": "0" },
      isactive: "1",
      issalesproduct: "1",
    },
  });
  return { ...common, action: "ensure", resource: "product.nv?method=add", body };
}
