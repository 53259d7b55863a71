import { readFile } from "node:fs/promises";
import { ConfigurationError } from "@confirma-connect/core";
import { z } from "zod";
import type { AgencyConfig } from "../config/agency/agency-config.ts";

type Finkare = NonNullable<AgencyConfig["finkare"]>;

/** What of a payment leads to its invoice. */
interface OfInvoice {
  readonly invoiceId?: string | undefined;
}

const Table = z.record(z.string().min(1), z.string().min(1));

/**
 * Gives the number of the invoice that a Finkare payment is for, as the operator chose: no public page leads from a
 * payment to it. Undefined for an invoice that the table does not have; throws ConfigurationError when the table cannot
 * be read, and quotes nothing of it.
 */
export async function invoiceNumbers(
  choice: Finkare["invoiceNumber"],
): Promise<(payment: OfInvoice) => string | undefined> {
  if (choice === "invoiceId") return ({ invoiceId }) => invoiceId;
  const table = await readTable(choice.file);
  return ({ invoiceId }) => (invoiceId === undefined ? undefined : table.get(invoiceId));
}

async function readTable(file: string): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map(Object.entries(Table.parse(JSON.parse(await readFile(file, "utf8")))));
  } catch {
    throw new ConfigurationError(
      `finkare.invoiceNumber.file ${file} is not a readable JSON object of invoice numbers by invoiceId`,
    );
  }
}
