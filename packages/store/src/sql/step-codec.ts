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
import { damaged, flag, integer, list, type Read, text, texts, word, wordOf } from "./json-reader.ts";
import { optional, required, shape } from "./shape.ts";

type Rate = Required<Posting>["vatPercentage"];
type Dimension = Required<Posting>["dimensions"][number];

/** A civil date, `YYYY-MM-DD`. */
export const date: Read<CivilDate> = (stored) => parseCivilDate(text(stored)) ?? damaged(stored);

const rate: Read<Rate> = (stored) => (integer(stored) < 0 ? damaged(stored) : percentage(integer(stored)));

const posting = shape<Posting>({
  account: required(text),
  amount: required((stored) => minorUnits(integer(stored))),
  date: required(date),
  vatCode: optional(text),
  vatPercentage: optional(rate),
  dimensions: optional(list(shape<Dimension>({ name: required(text), item: required(text) }))),
  role: optional(text),
});

const request = shape<Step["request"]>({
  method: required(
    wordOf<Step["request"]["method"]>({ GET: true, POST: true, PUT: true, PATCH: true, FILE: true }),
  ),
  resource: required(text),
  contentType: required(text),
  body: required(text),
});

const identity = shape<Step["identity"]>({
  type: required(text),
  key: required(text),
  values: required(texts),
});

const step = shape<Step>({
  name: required(text),
  action: required(wordOf<Step["action"]>({ create: true, ensure: true, find: true })),
  title: required(text),
  request: required(request),
  identity: required(identity),
  uses: required(list(text)),
  postings: required(list(posting)),
});

const proof = shape<StepProof>({
  vendorId: optional(text),
  evidence: required(word(evidenceGrades)),
  at: required(integer),
  by: required(wordOf<StepProof["by"]>({ answer: true, lookUp: true, operator: true })),
});

const vendor = shape<VendorReply>({
  status: optional(integer),
  code: optional(text),
  text: optional(text),
});

/** A step with what happened to it, as `submission-codec.ts` stores it. */
export const stepProgress = shape<StepProgress>({
  step: required(step),
  proof: optional(proof),
  lost: optional(integer),
  attempts: required(integer),
  sentAt: optional(integer),
  sentHash: optional(text),
  vendor: optional(vendor),
  acknowledged: optional(flag),
  abandoned: optional(flag),
});
