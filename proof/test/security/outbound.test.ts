import { readdirSync, readFileSync } from "node:fs";
import { createServer as createTcp } from "node:net";
import { join } from "node:path";
import { createServer as createTls } from "node:tls";
import { createHttpClient } from "@confirma-connect/http";
import { expect, test } from "@jest/globals";
import { freePort } from "../../src/chaos/free-port.ts";
import { startQuotingVendor } from "../../src/security/quoting-vendor.ts";
import { checkSupplyChain } from "../../src/security/supply-chain.ts";
import { certificate, privateKey } from "./self-signed.ts";

const root = process.cwd();
const client = createHttpClient({ timeout: 3_000 });
const secret = { "x-api-key": "cnry-outbound" };

const sources = ["packages", "apps"].flatMap((group) =>
  readdirSync(join(root, group)).flatMap((name) => {
    const folder = join(root, group, name, "src");
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(folder, file), "utf8"));
  }),
);

test("no line of ours switches certificate checks off", () => {
  expect(sources.length).toBeGreaterThan(300);
  const weak = /rejectUnauthorized(?!: true)|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|strictSSL/u;
  expect(sources.filter((text) => weak.test(text))).toEqual([]);
  expect(sources.filter((text) => /HTTPS?_PROXY|https?_proxy/u.test(text))).toEqual([]);
});

test("a server with a certificate of its own making is not spoken to, whatever the environment says", async () => {
  let heard = 0;
  const server = createTls({ cert: certificate, key: privateKey }, (socket) => {
    socket.on("data", () => {
      heard += 1;
    });
  });
  server.on("tlsClientError", () => undefined);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
  try {
    const result = await client.exchange({
      method: "POST",
      url: `https://127.0.0.1:${port}/`,
      headers: secret,
    });
    expect(result.type).toBe("notSent");
    expect(heard).toBe(0);
    expect(JSON.stringify(result)).not.toContain("cnry");
  } finally {
    delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    server.close();
  }
});

test("redirects are not followed: no key reaches the other place", async () => {
  let reached = 0;
  const other = createTcp(() => {
    reached += 1;
  });
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  const vendor = await startQuotingVendor({
    words: "",
    form: () => ({ status: 307, type: "text/plain", body: "", location: `http://127.0.0.1:${port}/` }),
  });
  try {
    const result = await client.exchange({ method: "POST", url: vendor.url, headers: secret });
    expect(result).toMatchObject({ status: 307 });
    expect(reached).toBe(0);
  } finally {
    await vendor.close();
    other.close();
  }
});

test.each([
  "http://vendor.example/",
  "http://127.0.0.1@vendor.example/",
  "http://127.0.0.1.vendor.example/",
  "http://localhost.vendor.example/",
  "https://user:password@vendor.example/",
  "http://2130706433.vendor.example/",
  "file:///etc/passwd",
  "ftp://vendor.example/",
])("%s is refused before anything is sent", async (url) => {
  await expect(client.exchange({ method: "GET", url, headers: secret })).rejects.toThrow(/address/iu);
});

test("nothing must run to install us, and every licence of production is permissive", () => {
  const { findings, packages } = checkSupplyChain(root);
  expect(findings).toEqual([]);
  expect(packages).toBeGreaterThan(50);
});
