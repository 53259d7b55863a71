/** A place in the journal that was written down elsewhere: everything up to it is fixed by its hash. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The text of a head, `<sequence>:<hash>`. */
export const formatHead = ({ sequence, hash }: AuditHead): string => `${sequence}:${hash}`;

/** Reads the text of a head; undefined when it is none. */
export function parseHead(text: string): AuditHead | undefined {
  const match = /^([1-9]\d{0,14}):([0-9a-f]{64})$/u.exec(text.trim());
  return match === null ? undefined : { sequence: Number(match[1]), hash: match[2] ?? "" };
}
