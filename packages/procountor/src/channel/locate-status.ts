import type { ResolvedStep, Sighting } from "@confirma-connect/core";
import { z } from "zod";
import { Id, Words } from "../wire/answer/field.ts";
import { singleOf } from "../wire/answer/page.ts";
import { found, type LookUp, unclear } from "./look-up.ts";

const WithStatus = z.object({ id: Id, status: Words });

/** Looks whether an approval or a sending took effect: the document's status says so. */
export async function locateStatus(step: ResolvedStep, lookUp: LookUp): Promise<Sighting> {
  const { type, values } = step.identity;
  const id = step.identifiers[values["document"] ?? ""] ?? "";
  const resource = type === "receiptStatus" ? "ledgerreceipts" : "invoices";
  const looked = await lookUp.read(`${resource}/${id}`, singleOf(WithStatus));
  if (looked.type === "unclear") return looked;
  const { status = "no status" } = looked.found;
  if (wordsOf(values["done"]).includes(status)) return found(looked.found.id, []);
  if (wordsOf(values["before"]).includes(status)) return lookUp.absent();
  return unclear(`the document is ${status}, which neither proves nor excludes it`);
}

const wordsOf = (list: string | undefined): readonly string[] => (list ?? "").split(" ");
