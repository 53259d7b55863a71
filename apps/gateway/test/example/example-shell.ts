import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { run } from "../command/fake-host.ts";

const examples = fileURLToPath(new URL("../../../../examples/", import.meta.url));

const commandLine = "node apps/gateway/dist/main.js ";

/** What one command said, and its exit code. */
export interface Said {
  readonly code: number;
  readonly out: string;
}

/**
 * Runs commands as they are written, in a copy of a folder of examples. Only ports and folders differ: each port is a
 * free one, and what the commands write is written into the copy. `simulate` and `serve` run until the end.
 */
export class ExampleShell {
  readonly folder: string;
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>[] = [];
  /** Addresses as written, and where they are. */
  readonly #addresses = new Map<string, string>();
  readonly #variables: string[] = [];
  #gateway = "";

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** A shell in a copy of the named folders of `examples/`. */
  static async open(...names: readonly string[]): Promise<ExampleShell> {
    const folder = await mkdtemp(join(tmpdir(), "example-"));
    for (const name of names) {
      const filter = (source: string): boolean => !source.includes(".sqlite");
      await cp(join(examples, name), join(folder, "examples", name), { recursive: true, filter });
    }
    return new ExampleShell(folder);
  }

  /** Runs one written line. Throws when it is of an unknown kind. */
  async line(text: string): Promise<Said> {
    const [, name, value] = /^export (\w+)=(\w\S*)$/u.exec(text) ?? [];
    if (name !== undefined && value !== undefined) return this.#set(name, value);
    if (text.startsWith("curl ")) return this.#read(text.slice("curl ".length));
    if (!text.startsWith(commandLine)) throw new Error(`not a command of an example: ${text}`);
    const words = text.slice(commandLine.length).split(" ");
    if (words[0] === "simulate" || words[0] === "serve") return this.#start(this.#placed(words));
    const at = words[0] === "submit" || words[0] === "status" ? ["--url", this.#gateway] : [];
    return run([...this.#placed(words), ...at]);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
    for (const name of this.#variables) delete process.env[name];
    await rm(this.folder, { recursive: true });
  }

  #set(name: string, value: string): Said {
    process.env[name] = value;
    this.#variables.push(name);
    return { code: 0, out: "" };
  }

  async #read(address: string): Promise<Said> {
    const answer = await fetch(this.#placedAddresses(address));
    return { code: answer.ok ? 0 : 1, out: await answer.text() };
  }

  #placed(words: readonly string[]): readonly string[] {
    return words.map((word) =>
      word === "." ? this.folder : word.replace(/^examples\//u, `${this.folder}/examples/`),
    );
  }

  #placedAddresses(text: string): string {
    return [...this.#addresses].reduce((placed, [from, to]) => placed.replaceAll(from, to), text);
  }

  async #start(words: readonly string[]): Promise<Said> {
    const port = words[words.indexOf("--port") + 1] ?? "";
    if (words[0] === "serve") await this.#configure(words[words.indexOf("--config") + 1] ?? "");
    const argv = words[0] === "serve" ? words : words.map((word) => (word === port ? "0" : word));
    const out = await this.#untilSaid([...argv, "--json"]);
    const { url } = z.object({ url: z.url() }).parse(JSON.parse(out));
    if (words[0] === "serve") this.#gateway = url;
    else this.#addresses.set(`http://127.0.0.1:${port}/`, url);
    return { code: 0, out };
  }

  /** A long command says where it is, and goes on; one that ends instead gives its code. */
  #untilSaid(argv: readonly string[]): Promise<string> {
    return new Promise((said, failed) => {
      const ended = run(argv, { stopped: this.#stopping.signal, onOut: said });
      this.#running.push(ended);
      ended.then(({ code, err }) => failed(new Error(`${argv[0]} ended with ${code}: ${err}`)), failed);
    });
  }

  /** The configuration, on the ports that were free. */
  async #configure(file: string): Promise<void> {
    const config = z.looseObject({}).parse(JSON.parse(this.#placedAddresses(await readFile(file, "utf8"))));
    await writeFile(file, JSON.stringify({ ...config, listen: { port: 0 }, pollMs: 20 }));
  }
}
