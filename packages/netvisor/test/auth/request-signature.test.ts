import { ConnectorError } from "@confirma-connect/core";
import { describe, expect, it } from "@jest/globals";
import { type SignedFields, signRequest } from "../../src/auth/request-signature.ts";

// Made-up keys; two public clients give these digests (specs 2.3).
const published: SignedFields = {
  url: "https://isvapi.netvisor.fi/salesinvoicelist.nv?invoicestatus=open",
  sender: "Testiclient",
  customerId: "Integraatiokayttajan tunnus",
  timestamp: "2024-01-01 12:00:00.000",
  language: "FI",
  organisationId: "1967543-8",
  transactionId: "txid123",
  timestampUnix: "1704110400",
  customerKey: "7cd680e89e880553358bc07cd28b0ee2",
  partnerKey: "07f94228d149a96b2f25e3edad55096e",
};

describe("signRequest", () => {
  it("gives the published digest with a query", () => {
    expect(signRequest(published)).toBe("39e9616abaed2c34813934e12a969d79f04a3fc105ac551c4e373fcb19d6a0fc");
  });

  it("gives the published digest with Latin-1 letters", () => {
    const url = "https://isvapi.netvisor.fi/salesinvoicelist.nv";
    const mac = signRequest({ ...published, url, sender: "Päiväkirja Å" });
    expect(mac).toBe("44a67d41854824f6e05b022c19dc52f61f5fa9e2d988b8330d7d9e619664d095");
  });

  it("covers every field", () => {
    const names = ["url", "sender", "customerId", "timestamp", "language", "organisationId"] as const;
    const more = ["transactionId", "timestampUnix", "customerKey", "partnerKey"] as const;
    const macs = [...names, ...more].map((name) => signRequest({ ...published, [name]: "changed" }));
    expect(new Set([...macs, signRequest(published)]).size).toBe(11);
  });

  it.each(["A€", "Š", "名", "🙂"])(
    "refuses %s, about which clients disagree, without showing it",
    (sender) => {
      const error = thrownBy(() => signRequest({ ...published, sender }));
      expect(ConnectorError.is(error) && error.code).toBe("ACC_CONFIG_INVALID");
      expect(String(error)).toContain("sender");
      expect(String(error)).not.toContain(sender);
    },
  );
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
