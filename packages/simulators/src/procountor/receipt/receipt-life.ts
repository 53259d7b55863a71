import { requireOpen } from "../book/period.ts";
import { receiptRemainder } from "../book/receipt-sum.ts";
import { failure, forbidden } from "../failure.ts";
import { info, type Scene, type WriteResult } from "../scene.ts";
import { changeReceipt, findReceipt } from "./write-receipt.ts";

type Action = "approve" | "unfinished" | "invalidate";

const STEPS = {
  approve: ["UNFINISHED", "APPROVED"],
  unfinished: ["APPROVED", "UNFINISHED"],
  invalidate: ["UNFINISHED", "INVALIDATED"],
} as const;

/** PUT /ledgerreceipts/{id}/{action}: a step of a journal's life; other types follow their invoice. */
export function receiptAction(action: Action): (scene: Scene) => WriteResult {
  return (scene) => {
    const receipt = findReceipt(scene);
    const [from, to] = STEPS[action];
    if (receipt.type !== "JOURNAL") throw forbidden(`Type ${receipt.type} does not support ${action}.`);
    if (receipt.status !== from) throw forbidden(`Status ${receipt.status} does not allow ${action}.`);
    requireOpen(scene, receipt.receiptDate);
    const { balanceCheck, balanceSum } = scene.readings;
    const remainder = receiptRemainder(receipt.transactions, balanceSum);
    if (action === "approve" && balanceCheck !== "never" && remainder !== 0) {
      throw failure(400, "The ledger receipt does not add up to zero.");
    }
    const book = changeReceipt(scene, receipt, { status: to });
    return { book, answer: info(`Ledger receipt ${receipt.id}: ${to}`) };
  };
}
