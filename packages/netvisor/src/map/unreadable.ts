import { ConnectorError } from "@confirma-connect/core";

/**
 * Ends a reading: a document that cannot be read to the cent must not be left out or guessed. `what` names
 * the element, `where` the vendor's key; neither is personal data.
 */
export function unreadable(what: string, where: string): never {
  throw new ConnectorError({
    code: "ACC_ANSWER_UNREADABLE",
    stage: "read",
    delivery: "answered",
    message: `Netvisor's answer has no readable ${what} for key ${where}`,
  });
}
