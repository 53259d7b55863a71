/** Which form of the address the signature covers: peers disagree, the server's own way is inferred. */
export type SignedUrl = "decoded" | "raw";

/** The address of a request exactly as it goes onto the wire. */
export function requestUrl(
  baseUrl: string,
  resource: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const joint = resource.includes("?") ? "&" : "?";
  const path = pairs.length === 0 ? resource : `${resource}${joint}${pairs.join("&")}`;
  const base = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  // The HTTP client normalises addresses in the same way, so what is signed is what is sent.
  return new URL(path, base).href;
}

/** The address in the form that is signed; both forms are equal while nothing needed percent-encoding. */
export function urlToSign(url: string, form: SignedUrl): string {
  if (form === "raw") return url;
  try {
    return decodeURIComponent(url);
  } catch {
    // A lone % in a resource that came with its own query: there is nothing to decode.
    return url;
  }
}
