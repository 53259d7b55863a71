import type { Log } from "@confirma-connect/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GatewayLogFields } from "../log/pino-log.ts";
import { errorBody } from "./error-body.ts";
import { Refusal } from "./refusal.ts";
import { refusalOf } from "./refusal-of.ts";

/** Places in the code, without the error's words: those may quote what the caller sent. */
const framesOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? "").split("\n").flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []))
    : [];

function report(log: Log, request: FastifyRequest, refusal: Refusal, error: unknown): void {
  const common: GatewayLogFields = {
    requestId: request.id,
    code: refusal.failure.code,
    status: refusal.status,
  };
  if (refusal.status < 500) log.debug("request.refused", common);
  else if (refusal.status === 503) log.warn("request.unavailable", common);
  else {
    const fields: GatewayLogFields = { ...common, frames: framesOf(error) };
    log.error("request.defect", fields);
  }
}

const answer = (refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .code(refusal.status)
    .headers(refusal.headers)
    .type("application/json; charset=utf-8")
    .send(errorBody(refusal.failure, request.id));

/** Answers an address that the router itself cannot read; fastify's own words would repeat it. */
export function answerBadAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  answer(new Refusal(404, { code: "ACC_REQUEST_NOT_FOUND" }), request, reply);
}

/** Every answer that is not a success has the one error body. */
export function answerFailures(server: FastifyInstance, log: Log): void {
  server.setErrorHandler((error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error);
    report(log, request, refusal, error);
    return answer(refusal, request, reply);
  });
  server.setNotFoundHandler(() => {
    throw new Refusal(404, { code: "ACC_REQUEST_NOT_FOUND" });
  });
}
