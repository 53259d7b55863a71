import { parseJsonText, parseSubmitBody } from "@confirma-connect/core";
import type { ConfirmaReceivable } from "@confirma-connect/simulators";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import type { Host } from "../host.ts";
import { readText } from "../read-text.ts";

/** What cases are about: the invoices of a submit body, in minor units. Throws CommandError when it holds no sound ones. */
export async function readReceivables(
  file: string,
  host: Pick<Host, "readInput">,
): Promise<readonly ConfirmaReceivable[]> {
  const parsed = parseJsonText(await readText(file, host));
  const { documents, problems } =
    "problems" in parsed ? { ...parsed, documents: [] } : parseSubmitBody("invoice", parsed.value);
  const wrong = problems.find(({ severity }) => severity === "error");
  if (wrong !== undefined) {
    const { code, pointer, message } = wrong;
    throw new CommandError(exitCodes.finding, {
      code,
      message: `${file}${pointer}: ${message}`,
      advice: "Give the file of invoices that is submitted to the gateway.",
    });
  }
  return documents.flatMap(({ content }) => {
    if (content.kind !== "invoice") return [];
    const { header, references, parties, amounts } = content.document;
    return [
      {
        invoiceNumber: header.number,
        amount: amounts.totalAmount,
        currency: header.currencyCode,
        dueDate: header.dueDate,
        reference: references.payment ?? null,
        debtorName: parties.buyerParty.name,
      },
    ];
  });
}
