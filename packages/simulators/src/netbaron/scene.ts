import type { XmlElement } from "./format/xml-element.ts";
import type { Intake } from "./intake.ts";

/** Everything a module needs to answer one request. */
export interface Scene extends Intake {
  readonly method: string;
  /** Path below the module, e.g. `1.2/api`; empty for the module itself. */
  readonly path: string;
  /** Query parameters as written. */
  readonly parameters: URLSearchParams;
  /** The body as XML without its envelope; absent when there is no body. */
  readonly message: XmlElement | undefined;
}
