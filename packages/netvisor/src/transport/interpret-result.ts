import { problem } from "@confirma-connect/core";
import { type HttpAnswer, type HttpResult, parseRetryAfter } from "@confirma-connect/http";
import { readResponseStatus } from "../wire/answer/response-status.ts";
import type { NetvisorAnswer } from "./netvisor-answer.ts";
import { readXml } from "./read-xml.ts";

/** Reads what came back: the XML first, the HTTP status second (specs 4). `nowMs` is epoch milliseconds. */
export function interpretResult(result: HttpResult, nowMs: number): NetvisorAnswer {
  return result.type === "answered" ? interpretAnswer(result, nowMs) : result;
}

function interpretAnswer(answer: HttpAnswer, nowMs: number): NetvisorAnswer {
  const { status } = answer;
  const root = readXml(answer.text());
  const envelope = root === undefined ? undefined : readResponseStatus(root);
  if (root === undefined || envelope === undefined) return withoutEnvelope(answer, nowMs);
  if (envelope.type === "failed") return { ...envelope, status };
  // An OK inside an error page contradicts itself: neither success nor failure is proved.
  if (status >= 300) return unreadable(answer);
  const { insertedId } = envelope;
  // Netvisor's keys are whole numbers; another one would send later steps astray, so we look the key up.
  if (insertedId !== undefined && !/^\d{1,18}$/.test(insertedId)) return unreadable(answer);
  return { type: "ok", status, root, ...(insertedId === undefined ? {} : { insertedId }) };
}

/** A proxy, a load balancer or a fault page answered. */
function withoutEnvelope(answer: HttpAnswer, nowMs: number): NetvisorAnswer {
  const { status } = answer;
  const text = `HTTP ${status} without a Netvisor answer`;
  if (status === 401) return { type: "failed", status, code: "AUTHENTICATION_FAILED", text };
  if (status === 403) return { type: "failed", status, code: "SERVICE_ACCESS_ERROR", text };
  if (status === 429) {
    const retryAfter = parseRetryAfter(answer.headers["retry-after"], nowMs);
    const delay = retryAfter === undefined ? {} : { retryAfter };
    return { type: "notSent", status, problem: problem("ACC_RATE_LIMITED"), ...delay };
  }
  if (status >= 500) return { type: "unknown", status, problem: problem("ACC_UNKNOWN_SERVER_FAULT") };
  return unreadable(answer);
}

function unreadable({ status, headers, body }: HttpAnswer): NetvisorAnswer {
  const contentType = headers["content-type"];
  const head = { length: body.length, ...(contentType === undefined ? {} : { contentType }) };
  return { type: "unreadable", status, head };
}
