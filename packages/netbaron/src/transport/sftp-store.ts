import { createHash } from "node:crypto";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { problem, type Secret } from "@confirma-connect/core";
import SftpClient from "ssh2-sftp-client";
import { type FilePlace, type FileSession, type FileStore, StoreClosedError } from "./file-store.ts";
import { hereFolder, safeName } from "./safe-name.ts";

/** A server that files are handed over to. */
export interface SftpStoreOptions {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: Secret | undefined;
  /** Private key, OpenSSH or PEM text. */
  readonly privateKey: Secret | undefined;
  readonly passphrase: Secret | undefined;
  /** SHA-256 of the server's host key as `ssh-keygen -l` shows it: `SHA256:` and unpadded base 64. */
  readonly hostKey: string;
  /** Folder on the server that holds the drop's folders. */
  readonly path: string;
  /** Permission bits of files, e.g. 0o640. */
  readonly fileMode: number;
  /** Milliseconds for one session. */
  readonly timeout: number;
}

/** Fingerprint of a host key in the form of `ssh-keygen -l`. */
export const hostKeyFingerprint = (key: Uint8Array): string =>
  `SHA256:${createHash("sha256").update(key).digest("base64").replaceAll("=", "")}`;

/** Hands files over to an SFTP server. One session per hand-over; a server with another host key is not spoken to. */
export class SftpStore implements FileStore {
  readonly #options: SftpStoreOptions;

  constructor(options: SftpStoreOptions) {
    this.#options = options;
  }

  async use<T>(signal: AbortSignal | undefined, work: (session: FileSession) => Promise<T>): Promise<T> {
    if (signal?.aborted === true) throw new StoreClosedError(problem("ACC_NOT_SENT_CANCELLED"));
    const { host, port, timeout } = this.#options;
    // Requests are small and each waits for its answer: without noDelay every one of them takes 40 ms longer.
    const socket = connect({ host, port, noDelay: true });
    const client = new SftpClient("confirma-connect", ownEndings);
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), timeout);
    const stop = (): void => ending.abort();
    signal?.addEventListener("abort", stop);
    try {
      await orAborted(ending.signal, this.#connect(client, socket));
      return await orAborted(ending.signal, work(new SftpSession(client, this.#options, ending.signal)));
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      // A server that does not answer the farewell is not waited for.
      await Promise.race([client.end().catch(() => undefined), pause(1_000, undefined, { ref: false })]);
      socket.destroy();
    }
  }

  async #connect(client: SftpClient, sock: Socket): Promise<void> {
    const { username, password, privateKey, passphrase, hostKey, timeout } = this.#options;
    let pinned = true;
    try {
      await client.connect({
        sock,
        username,
        readyTimeout: timeout,
        hostVerifier: (key: Buffer) => {
          pinned = hostKeyFingerprint(key) === hostKey;
          return pinned;
        },
        ...(password === undefined ? {} : { password: password.reveal() }),
        ...(privateKey === undefined ? {} : { privateKey: privateKey.reveal() }),
        ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
      });
    } catch (error) {
      // The library's own message may name host and user, so it is not passed on.
      throw new StoreClosedError(closedBecause(error, pinned));
    }
  }
}

// Without these the library writes to the console when the server ends a session.
const ownEndings = { error: () => undefined, end: () => undefined, close: () => undefined };

function closedBecause(error: unknown, pinned: boolean) {
  if (!pinned)
    return problem("ACC_AUTH_FAILED", { message: "the server's host key is not the one that is pinned" });
  const refused = error instanceof Error && /authentication/iu.test(error.message);
  return problem(refused ? "ACC_AUTH_FAILED" : "ACC_NOT_SENT_UNREACHABLE");
}

/** The promise, or a rejection as soon as the signal says stop. */
async function orAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error("the session was ended"));
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** One open session. */
class SftpSession implements FileSession {
  readonly #open: SftpClient;
  readonly #options: SftpStoreOptions;
  readonly #ending: AbortSignal;

  constructor(open: SftpClient, options: SftpStoreOptions, ending: AbortSignal) {
    this.#open = open;
    this.#options = options;
    this.#ending = ending;
  }

  /** Nothing is begun on a session that was ended: what was said about it then stays true. */
  get #client(): SftpClient {
    if (this.#ending.aborted) throw new Error("the session was ended");
    return this.#open;
  }

  async read(place: FilePlace): Promise<Uint8Array | undefined> {
    const path = this.#pathOf(place);
    if ((await this.#client.exists(path)) === "-") {
      const content = await this.#client.get(path).catch((error: unknown) => this.#unlessGone(path, error));
      if (content === undefined || content instanceof Uint8Array) return content;
      throw new Error("the server's file did not come as bytes");
    }
    if (await this.hasFolder(place.folder)) return undefined;
    throw new Error("a folder of the drop is missing on the server");
  }

  async list(folder: string): Promise<readonly string[]> {
    const entries = await this.#client.list(this.#folder(folder));
    return entries.filter(({ type }) => type === "-").map(({ name }) => name);
  }

  async write(place: FilePlace, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(place);
    const writeStreamOptions = { flags: "w" as const, mode: this.#options.fileMode };
    await this.#client.put(Buffer.from(bytes), path, { writeStreamOptions });
    const { size } = await this.#client.stat(path);
    if (size !== bytes.byteLength) throw new Error("the server holds another number of bytes than was sent");
  }

  async move(from: FilePlace, to: FilePlace): Promise<void> {
    // Version 3 of the protocol lets a rename fail when the new name exists; servers that replace are looked at first.
    if ((await this.#client.exists(this.#pathOf(to))) !== false)
      throw new Error("there is a file of that name");
    await this.#client.rename(this.#pathOf(from), this.#pathOf(to));
  }

  async hasFolder(folder: string): Promise<boolean> {
    return (await this.#client.exists(this.#folder(folder))) === "d";
  }

  async makeFolder(folder: string): Promise<void> {
    if (!(await this.hasFolder(folder))) await this.#client.mkdir(this.#folder(folder));
  }

  /** Between looking and reading, the import may have taken the file. */
  async #unlessGone(path: string, error: unknown): Promise<undefined> {
    if ((await this.#client.exists(path)) !== false) throw error;
    return undefined;
  }

  #folder(folder: string): string {
    const path = this.#options.path.replace(/\/$/u, "");
    return folder === hereFolder ? path : `${path}/${safeName(folder)}`;
  }

  #pathOf({ folder, name }: FilePlace): string {
    return `${this.#folder(folder)}/${safeName(name)}`;
  }
}
