import type { IncomingMessage } from "node:http";

const LARGEST_BODY = 64 * 1024 * 1024;

/** Reads a whole body; rejects when the caller goes away or sends more than 64 MiB. */
export function readBody(request: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    request.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > LARGEST_BODY) request.destroy(new Error("The request body is larger than 64 MiB."));
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new Error("The caller closed the connection before the body ended.")));
  });
}

/** Header names in lower case with their values; repeated headers joined by a comma. */
export function plainHeaders(request: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return Object.fromEntries(entries);
}
