import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { freePort } from "../../src/demo/process/free-port.ts";
import { GatewayProcess } from "../../src/demo/process/gateway-process.ts";

/** A program that takes the gateway's command line, answers, and notes its end when it may. */
const standIn = `
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
const [word, flag, config] = process.argv.slice(2);
const note = (text) => appendFileSync(config, text + "\\n");
note([word, flag, process.env.DEMO_SECRET].join(" "));
const server = createServer((request, response) => response.end("ready"));
server.listen(Number(process.env.DEMO_PORT), "127.0.0.1");
process.on("SIGTERM", () => { note("finished"); process.exit(0); });
`;

describe("gateway process", () => {
  let folder = "";
  let notes = "";

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "process-"));
    notes = join(folder, "notes");
    await writeFile(join(folder, "stand-in.mjs"), standIn);
    await writeFile(join(folder, "broken.mjs"), 'console.error("no such setting"); process.exit(3);');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const processOf = async (script: string): Promise<GatewayProcess> => {
    const port = await freePort();
    const environment = { DEMO_PORT: String(port), DEMO_SECRET: "from-env" };
    const url = `http://127.0.0.1:${port}`;
    return new GatewayProcess({ script: join(folder, script), config: notes, url, environment });
  };

  const read = async (): Promise<readonly string[]> => (await readFile(notes, "utf8")).trim().split("\n");

  test("is ready after start, has no last word when killed, and has one when stopped", async () => {
    const gateway = await processOf("stand-in.mjs");
    await gateway.start();
    await gateway.kill();
    expect(await read()).toEqual(["serve --config from-env"]);
    await gateway.start();
    await gateway.stop();
    expect(await read()).toEqual(["serve --config from-env", "serve --config from-env", "finished"]);
    await gateway.stop();
  });

  test("a demo that ends by a defect takes it along, and leaves nothing behind when it ended before", async () => {
    const before = process.listeners("exit");
    const gateway = await processOf("stand-in.mjs");
    await gateway.start();
    const added = process.listeners("exit").filter((listener) => !before.includes(listener));
    expect(added).toHaveLength(1);
    for (const listener of added) listener.call(process, 1);
    await gateway.stop();
    // It was killed: a process that is told to stop has a last word.
    expect(await read()).toEqual(["serve --config from-env"]);
    expect(process.listeners("exit")).toEqual(before);
  });

  test("a process that ends at once is told with its own words", async () => {
    const gateway = await processOf("broken.mjs");
    await expect(gateway.start()).rejects.toThrow("the gateway did not start: no such setting");
  });
});
