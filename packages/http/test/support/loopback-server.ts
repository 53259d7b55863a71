import { createServer, type Server, type Socket } from "node:net";

/** A TCP server on loopback whose handler plays one connection. */
export interface LoopbackServer {
  readonly port: number;
  readonly url: string;
  /** Connections that were accepted. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Starts a server; `play` receives each accepted socket. */
export async function startLoopback(play: (socket: Socket) => void): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    sockets.add(socket);
    // A client that goes away is part of what is tested here.
    socket.on("error", () => sockets.delete(socket));
    play(socket);
  });
  const port = await listen(server);
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, url: `http://127.0.0.1:${port}/`, connections: () => count, close };
}

/** Listens on a free port. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("no port"));
      else resolve(address.port);
    });
  });
}

/** A port on which nothing listens. */
export async function refusedPort(): Promise<number> {
  const server = await startLoopback(() => undefined);
  await server.close();
  return server.port;
}
