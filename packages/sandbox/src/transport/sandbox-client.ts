import { type Attempt, type IdSource, type Problem, problem, type Secret } from "@confirma-connect/core";
import { WireAnswer, type WireRequest } from "../wire/exchange.ts";
import { LineError, type SandboxLine } from "./sandbox-line.ts";

/** What came of one request. */
export type Reply =
  | {
      readonly type: "answered";
      readonly status: number;
      readonly body: unknown;
      readonly retryAfter?: number;
    }
  /** The request never left. */
  | { readonly type: "notSent"; readonly problem: Problem }
  /** The request may have taken effect; nothing usable came back. */
  | { readonly type: "lost"; readonly problem: Problem; readonly status?: number };

/** What the client is built from. */
export interface ClientParts {
  readonly line: SandboxLine;
  readonly ids: IdSource;
  readonly company: string;
  readonly token: Secret;
}

/** One request, as a step or a look-up asks for it. */
export type Call = Pick<WireRequest, "method" | "path" | "body">;

/** The thin client: one request, one reply, never a repetition. */
export class SandboxClient {
  readonly #parts: ClientParts;

  constructor(parts: ClientParts) {
    this.#parts = parts;
  }

  /** Sends one request once. Every failure is a value. */
  async exchange(call: Call, attempt?: Attempt): Promise<Reply> {
    if (attempt?.signal?.aborted === true) {
      return { type: "notSent", problem: problem("ACC_NOT_SENT_CANCELLED") };
    }
    const { line, ids, company, token } = this.#parts;
    const request: WireRequest = { id: ids.next(), ...call, company, token: token.reveal() };
    try {
      return readAnswer(await line.send(JSON.stringify(request), attempt?.signal));
    } catch (error) {
      return error instanceof LineError && !error.left
        ? { type: "notSent", problem: problem("ACC_NOT_SENT_UNREACHABLE") }
        : { type: "lost", problem: problem("ACC_UNKNOWN_NO_ANSWER") };
    }
  }
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // Not JSON is one of the answers that the caller must treat as "we do not know".
    return undefined;
  }
}

function readAnswer(text: string): Reply {
  const { data } = WireAnswer.safeParse(parseJson(text));
  if (data === undefined) return { type: "lost", problem: problem("ACC_ANSWER_UNREADABLE") };
  const { status, retryAfter } = data;
  const body = parseJson(data.body);
  const delay = retryAfter === null || retryAfter === undefined ? {} : { retryAfter };
  return { type: "answered", status, body, ...delay };
}
