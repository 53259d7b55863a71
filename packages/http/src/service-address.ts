const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/u;

/** What {@link isServiceAddress} asks for, for the message of an option that breaks it. */
export const serviceAddressRule =
  "must begin with https:// (http:// only for this machine) and carry no credentials, query or fragment";

/**
 * Whether requests can go to addresses below this one: the rule of the HTTP client, for options, so that an address on
 * which nothing can be sent is refused when it is configured and not with the first request.
 */
export function isServiceAddress(text: string): boolean {
  // An empty query has no trace in a parsed address, but swallows every path that is put behind it.
  if (!URL.canParse(text) || /[?#]/u.test(text)) return false;
  const url = new URL(text);
  return isConfidential(url) && !hasCredentials(url);
}

/** Whether what is sent there cannot be read on the way: https, or http that does not leave this machine. */
export const isConfidential = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && loopback.test(hostname));

/** Whether the address carries a user or a password, which would end in logs. */
export const hasCredentials = ({ username, password }: URL): boolean => username !== "" || password !== "";
