import type { Recorded, RenderContext, Rendered } from "@confirma-connect/core";
import type { Resource } from "../wire/exchange.ts";

/** Everything that a channel must know about one kind of document. */
export interface Translation<D> {
  readonly resource: Resource;
  render(document: D, context: RenderContext): Rendered;
  /** A document of the books in the agency's model; undefined when it cannot be read. */
  read(item: {
    readonly id: string;
    readonly state: string;
    readonly document: unknown;
  }): Recorded<D> | undefined;
}
