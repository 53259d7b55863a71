import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A remote system that says no and quotes whatever it was given. */
export interface QuotingVendor {
  readonly url: string;
  close(): Promise<void>;
}

export interface QuotingOptions {
  /** Words that each answer holds. */
  readonly words: string;
  /** The answer around them. */
  readonly form: (words: string, turn: number) => QuotedAnswer;
}

/** What is answered. */
export interface QuotedAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Where a redirect leads. */
  readonly location?: string;
}

/** Starts it on loopback; request headers, body and the given words come back in each answer. */
export function startQuotingVendor({ words, form }: QuotingOptions): Promise<QuotingVendor> {
  let turn = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => void pieces.push(piece));
    request.on("end", () => {
      const said = `${words} ${JSON.stringify(request.headers)} ${Buffer.concat(pieces).toString("utf8")}`;
      const { status, type, body, location } = form(said, turn);
      turn += 1;
      const to = location === undefined ? {} : { location };
      response.writeHead(status, { "content-type": type, ...to }).end(body);
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = addressOf(server.address());
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${port}/`, close });
    });
  });
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (typeof address === "object" && address !== null) return address;
  throw new Error("the loopback gave no port");
}

const xmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Netvisor's refusal, a page of a broken server, and an answer that is neither, in turn. */
export function netvisorRefusal(words: string, turn: number): QuotedAnswer {
  const xml = { status: 200, type: "text/xml; charset=utf-8" };
  const refusal = `<Root><ResponseStatus><Status>FAILED</Status><Status>INVALID_DATA :: ${xmlText(words)}</Status><TimeStamp>2.3.2026 12.00.00</TimeStamp></ResponseStatus></Root>`;
  if (turn % 3 === 0) return { ...xml, body: refusal };
  if (turn % 3 === 1) return { status: 500, type: "text/html", body: `<html>${xmlText(words)}</html>` };
  return { ...xml, body: `<Root><Unexpected>${xmlText(words)}</Unexpected>` };
}
