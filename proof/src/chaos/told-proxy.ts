import { type AddressInfo, createConnection, createServer, type Server, type Socket } from "node:net";

/** What happens to the connections of the next moments. */
export interface LineTrouble {
  /** Called before a request's first bytes are passed on; true: the connection is cut before them. */
  readonly onRequest: () => boolean;
  /** Called before an answer's first bytes are passed on; true: the connection is cut and the answer lost. */
  readonly onAnswer: () => boolean;
}

/**
 * A line between the gateway and a stand-in. It sees every request before the stand-in does, and can take the gateway's
 * life, or the answer, at that moment.
 */
export class ToldProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Opens the line to a port of this machine. */
  static async open(target: number, trouble: LineTrouble): Promise<ToldProxy> {
    const server = createServer();
    const proxy = new ToldProxy(server);
    server.on("connection", (near) => proxy.#join(near, createConnection(target, "127.0.0.1"), trouble));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    return proxy;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("the line is closed");
    return address.port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #join(near: Socket, far: Socket, { onRequest, onAnswer }: LineTrouble): void {
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      // A side that goes away takes the other along; there is nothing else to do about a broken connection here.
      socket.on("error", cut);
      socket.on("close", () => {
        this.#sockets.delete(socket);
        cut();
      });
    }
    near.on("data", (bytes) => (onRequest() ? cut() : far.write(bytes)));
    far.on("data", (bytes) => (onAnswer() ? cut() : near.write(bytes)));
  }
}
