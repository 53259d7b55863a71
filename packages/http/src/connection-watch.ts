import http, { type ClientRequest, type IncomingMessage } from "node:http";
import https, { type RequestOptions } from "node:https";
import { TLSSocket } from "node:tls";

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
    const client = options.protocol === "https:" ? https : http;
    const request = client.request(options, answer);
    request.once("socket", (socket) => {
      this.#phase = "connecting";
      const ready = socket instanceof TLSSocket ? "secureConnect" : "connect";
      const reached = () => {
        this.#phase = "connected";
      };
      if (ready === "connect" && !socket.connecting) reached();
      else socket.once(ready, reached);
    });
    return request;
  };
}
