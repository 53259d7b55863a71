import { ConnectorError } from "@confirma-connect/core";

/**
 * Ends a reading: a document that cannot be read to the cent must not be left out or guessed. `what` names
 * the field, `where` the resource or Procountor's identifier; neither is personal data.
 */
export function unreadable(what: string, where: string): never {
  throw new ConnectorError({
    code: "ACC_ANSWER_UNREADABLE",
    stage: "read",
    delivery: "answered",
    message: `Procountor's answer has no readable ${what} (${where})`,
  });
}
