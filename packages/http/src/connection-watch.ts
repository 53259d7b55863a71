import http, { type ClientRequest, type IncomingMessage } from "node:http";
import https, { type RequestOptions } from "node:https";

/**
 * How far the connection of a request came. Until `connected` no byte of the request has left: TCP is not
 * up, or (for TLS) the other side's certificate is not accepted yet.
 */
export type ConnectionPhase = "none" | "connecting" | "connected";

/** Opens the requests of one exchange and observes their connection; given to axios as its transport. */
export class ConnectionWatch {
  #phase: ConnectionPhase = "none";

  /** The furthest phase that was reached. */
  get phase(): ConnectionPhase {
    return this.#phase;
  }

  /** Opens a request with node's own client, chosen by protocol. */
  readonly request = (options: RequestOptions, answer: (message: IncomingMessage) => void): ClientRequest => {
    // The module objects are asked at call time, so that tests can intercept requests.
    const secure = options.protocol === "https:";
    const request = (secure ? https : http).request(options, answer);
    request.once("socket", (socket) => {
      this.#phase = "connecting";
      // The agents keep no connection, so a socket is always seen before it is ready.
      socket.once(secure ? "secureConnect" : "connect", () => {
        this.#phase = "connected";
      });
    });
    return request;
  };
}
