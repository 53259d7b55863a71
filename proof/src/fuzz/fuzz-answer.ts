import type { HttpAnswer } from "@confirma-connect/http";

/** A vendor's answer as bytes, before an adapter reads it. */
export interface FuzzAnswer {
  readonly status: number;
  /** Lower-cased names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const charsetOf = (contentType = ""): string => /charset="?([\w-]+)/iu.exec(contentType)?.[1] ?? "utf-8";

/** The body in the character set that it claims, as a client would read it. */
export function textOf({ headers, body }: FuzzAnswer): string {
  try {
    return new TextDecoder(charsetOf(headers["content-type"])).decode(body);
  } catch {
    // An unknown character set is read as UTF-8.
    return new TextDecoder().decode(body);
  }
}

/** The same answer with another body. */
export const withText = (answer: FuzzAnswer, text: string): FuzzAnswer => ({
  ...answer,
  body: Buffer.from(text, "utf8"),
});

/** The answer at the client port. */
export const httpAnswer = (answer: FuzzAnswer): HttpAnswer => ({
  type: "answered",
  ...answer,
  text: () => textOf(answer),
});
