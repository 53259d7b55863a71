import type { BookedReceipt } from "../book/book.ts";
import { batchRead, resultPage, within, wordsIn } from "../route/result-page.ts";
import type { Scene } from "../scene.ts";
import { statusWords } from "../word/status-words.ts";
import { searchableReceiptTypes } from "../word/type-words.ts";
import { showJournal, showReceipt, showReceiptBasics } from "./show-receipt.ts";

/** GET /ledgerreceipts. */
export function searchReceipts(scene: Scene): unknown {
  const types = wordsIn(scene, "types", searchableReceiptTypes);
  const statuses = wordsIn(scene, "status", statusWords);
  const found = scene.book.receipts.filter(
    (receipt) =>
      (types.length === 0 || types.includes(receipt.type)) &&
      (statuses.length === 0 || statuses.includes(receipt.status)) &&
      !scene.isHidden(receipt.id) &&
      fitsTimes(scene, receipt),
  );
  const keys = {
    orderByDate: ({ receiptDate }: BookedReceipt) => receiptDate,
    orderByCreated: ({ created }: BookedReceipt) => created,
    orderByVersion: ({ version }: BookedReceipt) => version,
  };
  return resultPage(scene, found, keys, showReceiptBasics);
}

/** GET /ledgerreceipts/{ids}: one or up to 200. */
export function readReceipts(scene: Scene): unknown {
  return batchRead(scene, scene.book.receipts, "Ledger receipt", showReceipt);
}

/** GET /journals. */
export function searchJournals(scene: Scene): unknown {
  const statuses = wordsIn(scene, "statuses", ["UNFINISHED", "APPROVED", "INVALIDATED"]);
  const found = scene.book.receipts
    .filter(({ type, id }) => type === "JOURNAL" && !scene.isHidden(id))
    .filter(({ status }) => statuses.length === 0 || statuses.includes(status))
    .filter((receipt) => fitsTimes(scene, receipt))
    .map(showJournal);
  return scene.readings.journals === "list" ? found : (found[0] ?? {});
}

function fitsTimes(scene: Scene, receipt: BookedReceipt): boolean {
  return (
    within(scene, ["startDate", "endDate"], receipt.receiptDate) &&
    within(scene, ["createdStartDate", "createdEndDate"], receipt.created) &&
    within(scene, ["versionStartDate", "versionEndDate"], receipt.version)
  );
}
