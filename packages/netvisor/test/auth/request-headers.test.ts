import { Secret } from "@confirma-connect/core";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { requestHeaders, secretHeaders } from "../../src/auth/request-headers.ts";
import { requestUrl, urlToSign } from "../../src/auth/request-url.ts";
import { utcTimestamp } from "../../src/auth/utc-timestamp.ts";

const credentials = {
  sender: "Testiclient",
  customerId: "Integraatiokayttajan tunnus",
  partnerId: "xxx_yyy",
  organisationId: "1967543-8",
  language: "FI",
  customerKey: new Secret("7cd680e89e880553358bc07cd28b0ee2"),
  partnerKey: new Secret("07f94228d149a96b2f25e3edad55096e"),
} as const;

describe("requestHeaders", () => {
  const headers = requestHeaders(credentials, {
    signedUrl: "https://isvapi.netvisor.fi/salesinvoicelist.nv?invoicestatus=open",
    epochMs: 1_704_110_400_000,
    transactionId: "txid123",
  });

  it("are the eleven documented ones", () => {
    expect(headers).toEqual({
      "X-Netvisor-Authentication-Sender": "Testiclient",
      "X-Netvisor-Authentication-CustomerId": "Integraatiokayttajan tunnus",
      "X-Netvisor-Authentication-PartnerId": "xxx_yyy",
      "X-Netvisor-Authentication-Timestamp": "2024-01-01 12:00:00.000",
      "X-Netvisor-Authentication-TimestampUnix": "1704110400",
      "X-Netvisor-Authentication-TransactionId": "txid123",
      "X-Netvisor-Interface-Language": "FI",
      "X-Netvisor-Organisation-ID": "1967543-8",
      "X-Netvisor-Authentication-MAC": "39e9616abaed2c34813934e12a969d79f04a3fc105ac551c4e373fcb19d6a0fc",
      "X-Netvisor-Authentication-MACHashCalculationAlgorithm": "HMACSHA256",
      "X-Netvisor-Authentication-UseHTTPResponseStatusCodes": "1",
    });
  });

  it("never hold a key", () => {
    const text = JSON.stringify(headers);
    expect(text).not.toContain(credentials.customerKey.reveal());
    expect(text).not.toContain(credentials.partnerKey.reveal());
  });

  it("the headers to mask are among them", () => {
    expect(Object.keys(headers)).toEqual(expect.arrayContaining([...secretHeaders]));
  });
});

describe("utcTimestamp", () => {
  it("agrees with the platform's calendar in every year from 1600 to 2999", () => {
    const moments = fc.integer({ min: Date.UTC(1600, 0), max: Date.UTC(2999, 11, 31) });
    fc.assert(
      fc.property(moments, (epochMs) => {
        const iso = new Date(epochMs).toISOString();
        expect(utcTimestamp(epochMs)).toBe(iso.replace("T", " ").replace("Z", ""));
      }),
    );
  });

  it.each([
    [0, "1970-01-01 00:00:00.000"],
    [-1, "1969-12-31 23:59:59.999"],
    [1_709_251_199_999, "2024-02-29 23:59:59.999"],
    [1_709_251_200_000, "2024-03-01 00:00:00.000"],
  ])("%i is %s", (epochMs, text) => {
    expect(utcTimestamp(epochMs)).toBe(text);
  });
});

describe("requestUrl", () => {
  it.each([
    ["https://a.example/", "accounting.nv", {}, "https://a.example/accounting.nv"],
    ["https://a.example", "accounting.nv", {}, "https://a.example/accounting.nv"],
    [
      "https://a.example/base/",
      "x.nv?method=add",
      { id: "5" },
      "https://a.example/base/x.nv?method=add&id=5",
    ],
    [
      "https://a.example/",
      "x.nv",
      { a: "1,2", b: "ä &'+" },
      "https://a.example/x.nv?a=1%2C2&b=%C3%A4%20%26%27%2B",
    ],
  ])("%s + %s", (base, resource, query, url) => {
    expect(requestUrl(base, resource, query)).toBe(url);
  });

  it("is signed decoded or raw, as the option says", () => {
    const url = requestUrl("https://a.example/", "x.nv", { list: "1,2", name: "ä" });
    expect(urlToSign(url, "decoded")).toBe("https://a.example/x.nv?list=1,2&name=ä");
    expect(urlToSign(url, "raw")).toBe(url);
    expect(urlToSign("https://a.example/x.nv?p=100%", "decoded")).toBe("https://a.example/x.nv?p=100%");
  });
});
