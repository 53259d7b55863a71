import type { Book } from "./book/book.ts";
import type { NetvisorCompany } from "./company/company.ts";
import type { XmlOut } from "./format/write-xml.ts";
import type { XmlNode } from "./format/xml-node.ts";
import type { NetvisorReadings } from "./readings.ts";

/** Everything a resource needs to answer one request. */
export interface Scene {
  readonly company: NetvisorCompany;
  readonly readings: NetvisorReadings;
  readonly book: Book;
  /** Instant of the request, ISO 8601 in UTC. */
  readonly now: string;
  readonly language: "FI" | "SE" | "EN";
  /** Query parameters, names in lower case, values decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Base address of the server, with a final slash. */
  readonly baseUrl: string;
}

/** What a write leaves behind: the new book and, when something was created, its key. */
export interface WriteResult {
  readonly book: Book;
  readonly insertedKey?: number;
}

/** A resource that answers from the book. */
export interface ReadResource {
  readonly kind: "read";
  readonly answer: (scene: Scene) => readonly XmlOut[];
}

/** A resource that changes the book; `message` is absent on deletes and status updates. */
export interface WriteResource {
  readonly kind: "write";
  readonly method: "GET" | "POST";
  readonly hasBody: boolean;
  readonly apply: (scene: Scene, message: XmlNode) => WriteResult;
}

/** One `.nv` resource. */
export type Resource = ReadResource | WriteResource;
