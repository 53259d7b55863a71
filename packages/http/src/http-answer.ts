import { InvariantError } from "@confirma-connect/core";
import type { AxiosResponse } from "axios";
import type { HttpAnswer } from "./http-result.ts";

/** Turns axios's response into an answer of ours. */
export function httpAnswer(response: AxiosResponse<unknown>): HttpAnswer {
  const headers = plainHeaders(response.headers);
  const body = bytes(response.data);
  return {
    type: "answered",
    status: response.status,
    headers,
    body,
    text: () => decoder(headers["content-type"]).decode(body),
  };
}

function bytes(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  throw new InvariantError("an HTTP answer did not come as bytes");
}

function plainHeaders(headers: AxiosResponse["headers"]): Readonly<Record<string, string>> {
  const pairs = Object.entries(headers).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(", ") : String(value);
    return [name.toLowerCase(), text] as const;
  });
  return Object.fromEntries(pairs);
}

function decoder(contentType: string | undefined) {
  const charset = /charset="?([\w.:-]+)/i.exec(contentType ?? "")?.[1];
  try {
    return new TextDecoder(charset ?? "utf-8");
  } catch {
    // A label that nobody knows; every system in reach writes UTF-8 then.
    return new TextDecoder("utf-8");
  }
}
