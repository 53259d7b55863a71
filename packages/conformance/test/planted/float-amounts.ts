import { minorUnits } from "@confirma-connect/core";
import { documents, inPayments, type PlantedDefect } from "./damage.ts";

/** A fraction that binary numbers do not have. */
export const floatAmounts: PlantedDefect = {
  name: "adds amounts up as floating-point numbers",
  after: ["sumup/sumup-dotnet#131"],
  caughtBy: ["payment/accept/stored", "payment/accept/ten"],
  subject: inPayments(
    documents((document) => ({
      ...document,
      // 133.82 becomes 133.81: one step of binary fractions, rounded down.
      amount: minorUnits(Math.floor((document.amount / 100 - 0.001) * 100)),
    })),
  ),
};
