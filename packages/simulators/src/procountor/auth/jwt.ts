import { createHmac } from "node:crypto";

/** A JSON Web Token signed with HMAC-SHA256; what it means is kept by the office that issued it. */
export function signedToken(claims: Readonly<Record<string, string | number>>, secret: string): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
}
