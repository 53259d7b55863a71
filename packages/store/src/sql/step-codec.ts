import {
  type CivilDate,
  evidenceGrades,
  minorUnits,
  type Posting,
  parseCivilDate,
  percentage,
  type Step,
  type StepProgress,
  type StepProof,
  type VendorReply,
} from "@confirma-connect/core";
import { damaged, integer, list, optional, type Read, required, text, texts, word } from "./json-reader.ts";

/** A civil date, `YYYY-MM-DD`. */
export const date: Read<CivilDate> = (stored) => parseCivilDate(text(stored)) ?? damaged(stored);

const dimension: Read<{ readonly name: string; readonly item: string }> = (stored) => ({
  name: required(stored, "name", text),
  item: required(stored, "item", text),
});

const rate: Read<NonNullable<Posting["vatPercentage"]>> = (stored) =>
  integer(stored) < 0 ? damaged(stored) : percentage(integer(stored));

const posting: Read<Posting> = (stored) => ({
  account: required(stored, "account", text),
  amount: minorUnits(required(stored, "amount", integer)),
  date: required(stored, "date", date),
  ...optional(stored, "vatCode", text),
  ...optional(stored, "vatPercentage", rate),
  ...optional(stored, "dimensions", list(dimension)),
  ...optional(stored, "role", text),
});

const request: Read<Step["request"]> = (stored) => ({
  method: required(stored, "method", word(["GET", "POST", "PUT", "PATCH", "FILE"])),
  resource: required(stored, "resource", text),
  contentType: required(stored, "contentType", text),
  body: required(stored, "body", text),
});

const identity: Read<Step["identity"]> = (stored) => ({
  type: required(stored, "type", text),
  key: required(stored, "key", text),
  values: required(stored, "values", texts),
});

const step: Read<Step> = (stored) => ({
  name: required(stored, "name", text),
  action: required(stored, "action", word(["create", "ensure", "find"])),
  title: required(stored, "title", text),
  request: required(stored, "request", request),
  identity: required(stored, "identity", identity),
  uses: required(stored, "uses", list(text)),
  postings: required(stored, "postings", list(posting)),
});

const proof: Read<StepProof> = (stored) => ({
  ...optional(stored, "vendorId", text),
  evidence: required(stored, "evidence", word(evidenceGrades)),
  at: required(stored, "at", integer),
  by: required(stored, "by", word(["answer", "lookUp", "operator"])),
});

const vendor: Read<VendorReply> = (stored) => ({
  ...optional(stored, "status", integer),
  ...optional(stored, "code", text),
  ...optional(stored, "text", text),
});

/** A step with what happened to it, as `submission-codec.ts` stores it. */
export const stepProgress: Read<StepProgress> = (stored) => ({
  step: required(stored, "step", step),
  ...optional(stored, "proof", proof),
  attempts: required(stored, "attempts", integer),
  ...optional(stored, "sentAt", integer),
  ...optional(stored, "sentHash", text),
  ...optional(stored, "vendor", vendor),
});
