import type { Secret } from "@confirma-connect/core";
import type { HttpRequest, HttpResult } from "@confirma-connect/http";
import type { ProcountorCredentials } from "./procountor-credentials.ts";
import { type IssuedToken, type NoToken, readTokenAnswer } from "./token-answer.ts";
import { tokenRequest } from "./token-request.ts";

/** What an access token is kept with. */
export interface AccessTokenParts {
  /** Base address, e.g. `https://api.procountor.com/api`. */
  readonly baseUrl: string;
  readonly credentials: ProcountorCredentials;
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds before its end at which a token is no longer used; at most half of its life. */
  readonly margin: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * The machine-to-machine token of one company. However many calls ask at once, one request is made; its
 * failure is told to all of them and kept for none that ask later.
 */
export class AccessToken {
  readonly #parts: AccessTokenParts;
  #issued: { readonly token: Secret; readonly until: number } | undefined;
  #underWay: Promise<IssuedToken | NoToken> | undefined;

  constructor(parts: AccessTokenParts) {
    this.#parts = parts;
  }

  /** A token that is still good, fetched when there is none. */
  async get(): Promise<{ readonly type: "token"; readonly token: Secret } | NoToken> {
    const issued = this.#issued;
    if (issued !== undefined && this.#parts.now() < issued.until)
      return { type: "token", token: issued.token };
    this.#underWay ??= this.#fetch();
    return this.#underWay;
  }

  /** Forgets a token that was turned down; one that has replaced it meanwhile stays. */
  drop(token: Secret): void {
    if (this.#issued?.token === token) this.#issued = undefined;
  }

  async #fetch(): Promise<IssuedToken | NoToken> {
    const { baseUrl, credentials, send, timeout, margin, now } = this.#parts;
    const askedAt = now();
    try {
      const answer = readTokenAnswer(await send(tokenRequest(baseUrl, credentials, timeout)), now());
      if (answer.type === "token") {
        const { token, life } = answer;
        this.#issued = { token, until: askedAt + life - Math.min(margin, life / 2) };
      }
      return answer;
    } finally {
      this.#underWay = undefined;
    }
  }
}
