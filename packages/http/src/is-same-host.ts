/** Name of an address's host as the net understands it: in small letters and without dots at its end. */
const nameOf = (address: string): string => new URL(address).hostname.replace(/\.+$/u, "");

/**
 * Whether two addresses lead to a host of the same name, however they are written: its case, a dot at its end, the port
 * and the scheme make no other host. For telling where a key must never be sent; both addresses must be absolute.
 */
export const isSameHost = (one: string, other: string): boolean => nameOf(one) === nameOf(other);
