import { setTimeout as pause } from "node:timers/promises";
import { problem } from "@confirma-connect/core";
import type { FilePlace, FileSession, FileStore } from "../../src/transport/file-store.ts";
import { StoreClosedError } from "../../src/transport/file-store.ts";

/** What goes wrong with the next hand-overs or look-ups. */
export type StoreFault =
  | "refuseConnection"
  | "unauthorized"
  /** The session breaks before the file gets its name. */
  | "loseMove"
  /** The file gets its name, and the session breaks before anybody is told. */
  | "moveLoseAnswer"
  /** Reading breaks. */
  | "breakReads"
  | "slow";

/** A store in which chosen things go wrong, and which counts what it is asked to do. */
export class FaultyStore implements FileStore {
  readonly #inner: FileStore;
  readonly #faults: { readonly fault: StoreFault; readonly on: "write" | "read" }[] = [];
  readonly #handedOver: string[] = [];
  #moves = 0;

  constructor(inner: FileStore) {
    this.#inner = inner;
  }

  /** Hand-overs that reached the store: files that were given their final name, would have been, or were turned down. */
  get moves(): number {
    return this.#moves;
  }

  /** Names of files in the order in which they were handed over. */
  get handedOver(): readonly string[] {
    return this.#handedOver;
  }

  /** Arms a fault for so many sessions of a kind; a session that hands a file over writes. */
  arm(fault: StoreFault, on: "write" | "read", times = 1): void {
    for (let count = 0; count < times; count += 1) this.#faults.push({ fault, on });
  }

  reset(): void {
    this.#faults.length = 0;
    this.#moves = 0;
    this.#handedOver.length = 0;
  }

  async use<T>(signal: AbortSignal | undefined, work: (session: FileSession) => Promise<T>): Promise<T> {
    if (signal?.aborted === true) return this.#inner.use(signal, work);
    return this.#inner.use(signal, (session) => work(new FaultySession(session, this)));
  }

  /** The next fault of a kind, taken off the list. */
  take(on: "write" | "read"): StoreFault | undefined {
    const at = this.#faults.findIndex((each) => each.on === on);
    return at < 0 ? undefined : this.#faults.splice(at, 1)[0]?.fault;
  }

  countMove(): void {
    this.#moves += 1;
  }

  noteMoved(name: string): void {
    this.#handedOver.push(name);
  }
}

const closed = (fault: StoreFault): StoreClosedError =>
  new StoreClosedError(problem(fault === "unauthorized" ? "ACC_AUTH_FAILED" : "ACC_NOT_SENT_UNREACHABLE"));

class FaultySession implements FileSession {
  readonly #inner: FileSession;
  readonly #store: FaultyStore;
  #writing: StoreFault | undefined;
  #broken = false;
  #looked = false;

  constructor(inner: FileSession, store: FaultyStore) {
    this.#inner = inner;
    this.#store = store;
  }

  async read(place: FilePlace): Promise<Uint8Array | undefined> {
    await this.#maybeBreakReads();
    return this.#inner.read(place);
  }

  async list(folder: string): Promise<readonly string[]> {
    await this.#maybeBreakReads();
    return this.#inner.list(folder);
  }

  async write(place: FilePlace, bytes: Uint8Array): Promise<void> {
    if (place.name.endsWith(".part")) {
      this.#writing = this.#store.take("write");
      if (this.#writing === "unauthorized") this.#store.countMove();
      if (this.#writing === "refuseConnection" || this.#writing === "unauthorized")
        throw closed(this.#writing);
    }
    return this.#inner.write(place, bytes);
  }

  async move(from: FilePlace, to: FilePlace): Promise<void> {
    this.#store.countMove();
    if (this.#writing === "loseMove") throw new Error("the session broke");
    await this.#inner.move(from, to);
    this.#store.noteMoved(to.name);
    if (this.#writing === "slow") await pause(150);
    if (this.#writing === "moveLoseAnswer") throw new Error("the session broke");
  }

  hasFolder(folder: string): Promise<boolean> {
    return this.#inner.hasFolder(folder);
  }

  makeFolder(folder: string): Promise<void> {
    return this.#inner.makeFolder(folder);
  }

  async #maybeBreakReads(): Promise<void> {
    if (!this.#looked) {
      this.#looked = true;
      const fault = this.#store.take("read");
      if (fault === "refuseConnection" || fault === "unauthorized") throw closed(fault);
      this.#broken = fault !== undefined;
    }
    if (this.#broken) throw new Error("the session broke");
  }
}
