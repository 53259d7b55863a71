import type { Payment } from "@confirma-connect/core";
import { paymentToReceipt } from "../map/payment-to-receipt.ts";
import { receiptPostings } from "../map/receipt-postings.ts";
import { receiptToPayment } from "../map/receipt-to-payment.ts";
import { Receipt } from "../wire/receipt.ts";
import type { Translation } from "./translation.ts";
import { writeStep } from "./write-step.ts";

/** Payments: one step, `POST /receipts`. */
export const paymentTranslation: Translation<Payment> = {
  resource: "receipts",
  render(payment, context) {
    const { receipt, problems } = paymentToReceipt(payment, context);
    const step = writeStep({
      name: "receipt",
      action: "create",
      title: "Book the receipt on its invoice",
      resource: "receipts",
      key: receipt.key,
      body: Receipt.encode(receipt),
      uses: [],
      postings: receiptPostings(receipt),
    });
    return { steps: [step], problems };
  },
  read({ id, state, document }) {
    const { data } = Receipt.safeParse(document);
    return data && { vendorId: id, state, document: receiptToPayment(data) };
  },
};
