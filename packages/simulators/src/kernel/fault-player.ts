import type { ServerResponse } from "node:http";
import type { ExchangeAnswer } from "./exchange.ts";
import type { Fault } from "./fault.ts";

/** The means a fault has: take effect, send, or break the connection. */
export interface Stage {
  /** Handles the request now and returns its answer. */
  commit(): ExchangeAnswer;
  /** Sends a whole answer. */
  send(answer: ExchangeAnswer): void;
  /** Breaks the connection without another byte. */
  destroy(): void;
  /** Sends the start of an answer that announces more than it holds. */
  sendTruncated(answer: ExchangeAnswer): void;
  /** Runs later; the timer ends with the simulator. */
  later(action: () => void, delayMs: number): void;
  /** The vendor's own form of an answer that a fault puts in place of the real one, if it has one. */
  replacement(fault: Fault): ExchangeAnswer | undefined;
}

/** Plays one transport fault on one request. `staleRead` and `closeListener` never come here. */
export function playFault(fault: Fault, stage: Stage): void {
  switch (fault.kind) {
    case "refuseConnection":
      stage.destroy();
      break;
    case "loseRequest":
      if (fault.silent !== true) stage.destroy();
      break;
    case "commitAndLoseAnswer":
      stage.commit();
      stage.destroy();
      break;
    case "commitLate":
      stage.later(() => void stage.commit(), fault.afterMs);
      stage.destroy();
      break;
    case "truncatedBody":
      stage.sendTruncated(stage.commit());
      break;
    case "slowAnswer": {
      const answer = stage.commit();
      stage.later(() => stage.send(answer), fault.delayMs);
      break;
    }
    default:
      if ("committed" in fault && fault.committed) stage.commit();
      stage.send(stage.replacement(fault) ?? replacement(fault));
  }
}

function replacement(fault: Fault): ExchangeAnswer {
  switch (fault.kind) {
    case "htmlPage":
      return page(200, "Palvelussa on huoltokatko", "htmlPage");
    case "emptyBody":
      return { status: 200, contentType: "text/xml; charset=utf-8", body: "", outcome: "emptyBody" };
    case "unauthorized":
      return page(401, "Unauthorized", "unauthorized");
    case "tooManyRequests": {
      const wait = fault.retryAfterSeconds;
      const answer = page(429, "Too Many Requests", "tooManyRequests");
      return wait === undefined ? answer : { ...answer, headers: { "Retry-After": String(wait) } };
    }
    case "serverError":
      return page(fault.status ?? 500, "Server Error", "serverError");
    default:
      return page(500, "Server Error", fault.kind);
  }
}

function page(status: number, title: string, outcome: string): ExchangeAnswer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><br></body></html>`;
  return { status, contentType: "text/html; charset=utf-8", body, outcome };
}

/** Writes a whole answer with its length. */
export function writeAnswer(response: ServerResponse, answer: ExchangeAnswer): void {
  const body = Buffer.from(answer.body, "utf8");
  response.writeHead(answer.status, {
    "Content-Type": answer.contentType,
    "Content-Length": body.length,
    ...answer.headers,
  });
  response.end(body);
}

/** Writes half of an answer under its full length and breaks the connection once the half has left. */
export function writeTruncated(response: ServerResponse, answer: ExchangeAnswer): void {
  const body = Buffer.from(answer.body, "utf8");
  response.writeHead(answer.status, { "Content-Type": answer.contentType, "Content-Length": body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
