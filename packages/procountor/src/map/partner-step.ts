import { type Invoice, problem, type Step } from "@confirma-connect/core";
import type { RowContext } from "./row-words.ts";
import { lookUpRequest, resourceOf } from "./step-request.ts";

/**
 * The look-up of the buyer in the register of business partners, when the plan asks for it. Procountor's
 * invoice carries its own counterparty, so `create` makes no register entry: nothing needs one.
 */
export function partnerSteps({ parties }: Invoice, { plan, findings }: RowContext): readonly Step[] {
  if (plan.invoices.customers === "create") return [];
  const { customerCode } = plan.invoices;
  const pointer = `/parties/buyerParty/${customerCode}`;
  const code = parties.buyerParty[customerCode];
  if (code === undefined) {
    const message = "the plan wants the buyer in the register, but the document does not say which one it is";
    findings.add([problem("ACC_MAPPING_CUSTOMER", { pointer, message })]);
    return [];
  }
  const byNumber = customerCode === "customerAccountId";
  const query = { type: "CUSTOMER", ...(byNumber ? { customerNumber: code } : {}), size: "200" };
  return [
    {
      name: "partner",
      action: "find",
      title: "Customer of the invoice",
      request: lookUpRequest(resourceOf("businesspartners", query)),
      identity: { type: "partner", key: code, values: { by: byNumber ? "customerNumber" : "identifier" } },
      uses: [],
      postings: [],
    },
  ];
}
