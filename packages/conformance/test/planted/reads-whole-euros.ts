import { minorUnits } from "@confirma-connect/core";
import { inPayments, type PlantedDefect } from "./damage.ts";

/** What is read back is not what is in the books. */
export const readsWholeEuros: PlantedDefect = {
  name: "reads amounts without their cents",
  after: ["bsutton/hmb#500"],
  caughtBy: ["payment/read/equal"],
  subject: inPayments(({ read }) => ({
    async *read(period) {
      for await (const recorded of read?.(period) ?? []) {
        const { amount } = recorded.document;
        yield {
          ...recorded,
          document: { ...recorded.document, amount: minorUnits(amount - (amount % 100)) },
        };
      }
    },
  })),
};
