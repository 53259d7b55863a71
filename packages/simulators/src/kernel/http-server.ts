import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExchangeAnswer, ExchangeRequest, Handling, SimulatedService } from "./exchange.ts";
import { type Fault, type FaultMatch, isTransportFault } from "./fault.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { playFault, writeAnswer, writeTruncated } from "./fault-player.ts";
import type { Journal } from "./journal.ts";
import { plainHeaders, readBody } from "./request-reader.ts";

/** A fault that the service plays itself, inside its own answer. */
export interface VendorFault {
  readonly kind: string;
  readonly when?: FaultMatch;
}

/** The parts a simulator is put together from. */
export interface SimulatorParts<V extends VendorFault> {
  readonly service: SimulatedService<V>;
  readonly faults: FaultPlan<Fault | V>;
  readonly journal: Journal;
}

const CONTROL = "/__simulator/";

/** The HTTP side of a simulator: one listener, the faults, the journal. */
export class SimulatorServer<V extends VendorFault> {
  readonly #parts: SimulatorParts<V>;
  readonly #server: Server;
  readonly #host: string;
  readonly #timers = new Set<NodeJS.Timeout>();
  #port = 0;
  #closed = false;

  constructor(parts: SimulatorParts<V>, host: string) {
    this.#parts = parts;
    this.#host = host;
    this.#server = createServer((request, response) => void this.#receive(request, response));
    this.#server.keepAliveTimeout = 60_000;
  }

  /** Base address with a final slash. */
  get url(): string {
    return `http://${this.#host.includes(":") ? `[${this.#host}]` : this.#host}:${this.#port}/`;
  }

  /** Starts to listen; port 0 takes a free one. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, this.#host, () => {
        this.#server.removeListener("error", reject);
        resolve();
      });
    });
    const address: AddressInfo | string | null = this.#server.address();
    if (address !== null && typeof address === "object") this.#port = address.port;
  }

  /** Closes the listener and every connection for a while, so that connecting is refused. */
  pause(forMs: number): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#later(() => void this.#reopen(), forMs);
  }

  /** Ends everything; late commits still outstanding are dropped. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#server.closeAllConnections();
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #reopen(): Promise<void> {
    if (!this.#closed && !this.#server.listening) await this.listen(this.#port);
  }

  #later(action: () => void, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, delayMs);
    this.#timers.add(timer);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? "/";
    try {
      if (target.startsWith(CONTROL)) await this.#control(request, response, target);
      else await this.#exchange(request, response, target);
    } catch {
      // The caller went away while sending: there is nobody to answer, and nothing was handled.
      response.destroy();
    }
  }

  async #control(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const body = Buffer.from(await readBody(request)).toString("utf8");
    const missing: ExchangeAnswer = {
      status: 404,
      contentType: "application/json",
      body: '{"error":"unknown probe path"}',
      outcome: "unknown",
    };
    const path = target.slice(CONTROL.length);
    writeAnswer(response, this.#parts.service.control(request.method ?? "GET", path, body) ?? missing);
  }

  async #exchange(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const { service, faults, journal } = this.#parts;
    const method = request.method ?? "GET";
    const headers = plainHeaders(request);
    const resource = service.resourceOf(target);
    const company = service.tenantOf(headers);
    const transactionId = service.requestIdOf(headers);
    const { order, overlapping } = journal.open({ method, resource, transactionId, company });
    const release = once(() => journal.close(company));
    response.once("close", release);
    const fault = faults.next(method, resource);
    const transport: Fault | undefined = fault !== undefined && isTransportFault(fault) ? fault : undefined;
    if (fault !== undefined) journal.note(order, { fault: fault.kind });
    if (fault?.kind === "refuseConnection") return void response.destroy();
    const body = await readBody(request);
    const url = `http://${headers["host"] ?? ""}${target}`;
    const vendorFault = fault === undefined || isTransportFault(fault) ? undefined : fault;
    const commit = (): ExchangeAnswer => {
      const writesBehind = transport?.kind === "staleRead" ? transport.writesBehind : 0;
      const handling = { writesBehind, overlapping, vendorFault };
      const answer = handled(service, { method, url, resource, headers, body }, handling);
      journal.note(order, { outcome: answer.outcome });
      return answer;
    };
    const send = (answer: ExchangeAnswer): void => {
      release();
      journal.note(order, { status: answer.status });
      writeAnswer(response, answer);
    };
    if (transport === undefined || transport.kind === "staleRead") return send(commit());
    playFault(transport, {
      commit,
      send,
      destroy: () => void response.destroy(),
      sendTruncated: (answer) => writeTruncated(response, answer),
      later: (action, delayMs) => this.#later(action, delayMs),
      replacement: (fault) => service.faultAnswer?.(fault),
    });
  }
}

function handled<V>(
  service: SimulatedService<V>,
  request: ExchangeRequest,
  handling: Handling<V>,
): ExchangeAnswer {
  try {
    return service.handle(request, handling);
  } catch (error) {
    // A defect of the simulator itself: it must be seen as one, not taken for a fault that was armed.
    const body = `The simulator has a defect: ${error instanceof Error ? error.message : "unknown"}`;
    return { status: 500, contentType: "text/plain", body, outcome: "DEFECT" };
  }
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
