import { describe, expect, test } from "@jest/globals";
import { demoNetvisorCompany } from "../src/index.ts";
import { decodedUrl, netvisorMac } from "../src/netvisor/mac.ts";
import { codeOf, exchange, send, signedHeaders } from "./netvisor-client.ts";
import { running } from "./running.ts";

const vector = {
  url: "https://isvapi.netvisor.fi/salesinvoicelist.nv?invoicestatus=open",
  sender: "Testiclient",
  customerId: "Integraatiokayttajan tunnus",
  timestamp: "2024-01-01 12:00:00.000",
  language: "FI",
  organisationId: "1967543-8",
  transactionId: "txid123",
  timestampUnix: "1704110400",
};
const customerKey = "7cd680e89e880553358bc07cd28b0ee2";
const partnerKey = "07f94228d149a96b2f25e3edad55096e";

test.each([
  [vector, "39e9616abaed2c34813934e12a969d79f04a3fc105ac551c4e373fcb19d6a0fc"],
  [
    { ...vector, url: "https://isvapi.netvisor.fi/salesinvoicelist.nv", sender: "Päiväkirja Å" },
    "44a67d41854824f6e05b022c19dc52f61f5fa9e2d988b8330d7d9e619664d095",
  ],
])("the published vectors verify", (fields, mac) => {
  expect(netvisorMac(fields, customerKey, partnerKey)).toBe(mac);
});

const auth = "X-Netvisor-Authentication-";

test.each([
  [`${auth}Sender`],
  [`${auth}CustomerId`],
  [`${auth}PartnerId`],
  [`${auth}Timestamp`],
  [`${auth}TimestampUnix`],
  [`${auth}TransactionId`],
  [`${auth}MAC`],
  [`${auth}MACHashCalculationAlgorithm`],
  ["X-Netvisor-Interface-Language"],
  ["X-Netvisor-Organisation-ID"],
])("a request without %s is refused", async (name) => {
  const simulator = await running();
  const url = `${simulator.url}accountlist.nv`;
  const headers = Object.entries(signedHeaders(url)).filter(([header]) => header !== name);
  const answer = await exchange(url, "GET", Object.fromEntries(headers));
  expect([answer.status, codeOf(answer)]).toEqual([401, "AUTHENTICATION_FAILED"]);
});

test.each([
  ["unknown partner", { [`${auth}PartnerId`]: "nob_ody" }],
  ["unknown customer", { [`${auth}CustomerId`]: "nobody" }],
  ["old algorithm", { [`${auth}MACHashCalculationAlgorithm`]: "SHA256" }],
  ["unknown language", { "X-Netvisor-Interface-Language": "DE" }],
  ["wrong MAC", { [`${auth}MAC`]: "00" }],
  ["timestamp without milliseconds", { [`${auth}Timestamp`]: "2026-03-01 12:00:00" }],
  ["other unix time", { [`${auth}TimestampUnix`]: "1" }],
  ["unknown organisation", { "X-Netvisor-Organisation-ID": "0000000-0" }],
])("%s is refused", async (_title, headers) => {
  const simulator = await running();
  const answer = await send(simulator.url, "accountlist.nv", undefined, { headers });
  expect([answer.status, codeOf(answer)]).toEqual([401, "AUTHENTICATION_FAILED"]);
});

describe("readings and access", () => {
  test("the timestamp window is an option", async () => {
    const moment = new Date(Date.now() - 20 * 60_000);
    const narrow = await running();
    const wide = await running({ readings: { timestampWindowMinutes: 30 } });
    expect(codeOf(await send(narrow.url, "accountlist.nv", undefined, { moment }))).toBe(
      "AUTHENTICATION_FAILED",
    );
    expect(codeOf(await send(wide.url, "accountlist.nv", undefined, { moment }))).toBe("OK");
  });

  test("a TransactionId is used once, or not checked", async () => {
    const headers = { [`${auth}TransactionId`]: "same" };
    const strict = await running();
    const lax = await running({ readings: { transactionId: "ignored" } });
    await send(strict.url, "accountlist.nv", undefined, { headers });
    await send(lax.url, "accountlist.nv", undefined, { headers });
    expect(codeOf(await send(strict.url, "accountlist.nv", undefined, { headers }))).toBe(
      "REQUEST_NOT_UNIQUE",
    );
    expect(codeOf(await send(lax.url, "accountlist.nv", undefined, { headers }))).toBe("OK");
  });

  test.each([
    ["decoded", "OK", "AUTHENTICATION_FAILED"],
    ["raw", "AUTHENTICATION_FAILED", "OK"],
    ["either", "OK", "OK"],
  ] as const)("the MAC covers the %s URL", async (macUrl, decoded, raw) => {
    const simulator = await running({ readings: { macUrl } });
    const target = "customerlist.nv?keyword=Maija%20M";
    const url = simulator.url + target;
    expect(codeOf(await send(simulator.url, target, undefined, { signedUrl: decodedUrl(url) }))).toBe(
      decoded,
    );
    expect(codeOf(await send(simulator.url, target, undefined, { signedUrl: url }))).toBe(raw);
  });

  test("another company's books and a resource that is not allowed are out of reach", async () => {
    const first = demoNetvisorCompany();
    const second = demoNetvisorCompany({
      organisationId: "2222222-9",
      customerId: "second",
      allowedResources: ["accountlist"],
    });
    const simulator = await running({ companies: [first, second] });
    const headers = { "X-Netvisor-Organisation-ID": "2222222-9" };
    const other = await send(simulator.url, "accountlist.nv", undefined, { headers });
    expect([other.status, codeOf(other)]).toEqual([403, "SERVICE_ACCESS_ERROR"]);
    expect(codeOf(await send(simulator.url, "accountlist.nv", undefined, { company: second }))).toBe("OK");
    const barred = await send(simulator.url, "customerlist.nv", undefined, { company: second });
    expect(codeOf(barred)).toBe("SERVICE_ACCESS_ERROR");
  });

  test("HTTP codes are used on request or always; names are case-insensitive; unknown resources answer 404", async () => {
    const asked = await running();
    const always = await running({ readings: { httpStatus: "always" } });
    const headers = { [`${auth}UseHTTPResponseStatusCodes`]: undefined };
    expect((await send(asked.url, "getproduct.nv", undefined, { headers })).status).toBe(200);
    expect((await send(always.url, "getproduct.nv", undefined, { headers })).status).toBe(400);
    expect(codeOf(await send(asked.url, "AccountingLedger.NV?NetvisorKey=1"))).toBe("OK");
    expect((await send(asked.url, "crmprocess.nv")).status).toBe(404);
    expect((await send(asked.url, "accountlist")).status).toBe(404);
  });
});
