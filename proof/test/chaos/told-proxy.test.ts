import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ToldProxy } from "../../src/chaos/told-proxy.ts";

let asked = 0;
const server = createServer((_, response) => {
  asked += 1;
  response.end("done");
});
let target = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  target = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const ask = (proxy: ToldProxy) => fetch(`http://127.0.0.1:${proxy.port}/`).then((answer) => answer.text());

test("tells of the request before it arrives, and passes both ways", async () => {
  const seen: number[] = [];
  const onRequest = () => {
    seen.push(asked);
    return false;
  };
  const proxy = await ToldProxy.open(target, { onRequest, onAnswer: () => false });
  const before = asked;
  expect(await ask(proxy)).toBe("done");
  expect(seen).toEqual([before]);
  await proxy.close();
});

test("cuts before the request: it never arrives", async () => {
  const proxy = await ToldProxy.open(target, { onRequest: () => true, onAnswer: () => false });
  const before = asked;
  await expect(ask(proxy)).rejects.toThrow();
  expect(asked).toBe(before);
  await proxy.close();
});

test("cuts before the answer: it arrived, and nobody is told", async () => {
  const proxy = await ToldProxy.open(target, { onRequest: () => false, onAnswer: () => true });
  const before = asked;
  await expect(ask(proxy)).rejects.toThrow();
  expect(asked).toBe(before + 1);
  await proxy.close();
});
