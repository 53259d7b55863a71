import { afterAll, afterEach, beforeAll, expect } from "@jest/globals";
import nock from "nock";

const loopback = /^(127\.0\.0\.1|localhost|\[?::1\]?)(:\d+)?$/;

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  nock.enableNetConnect(loopback);
});
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});
afterAll(() => {
  nock.restore();
});
