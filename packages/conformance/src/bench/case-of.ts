import type { ConformanceCase } from "../conformance-case.ts";
import type { ConformanceFaultName } from "../subject/conformance-fault.ts";
import type { Target } from "./target.ts";

/** What a case of one kind is made of. */
export interface CaseParts {
  readonly family: string;
  readonly name: string;
  readonly title: string;
  readonly needs?: readonly string[];
  run(): Promise<void>;
}

/** A case of one kind: `kind/family/name`. */
export const caseOf = <D>(
  { kind }: Target<D>,
  { family, name, title, needs = [], run }: CaseParts,
): ConformanceCase => ({
  id: `${kind}/${family}/${name}`,
  title,
  family,
  kind,
  needs,
  run,
});

/** Says that a case needs a fault of the stand-in. */
export const needsFault = (name: ConformanceFaultName): string => `fault:${name}`;

/** A camel-case name in lower-case words joined by hyphens. */
export const hyphenated = (name: string): string =>
  name.replaceAll(/[A-Z0-9]+/g, (part) => `-${part.toLowerCase()}`);

/** Numbers of the documents with which a write is repeated: once may be chance. */
export const ten: readonly number[] = Array.from({ length: 10 }, (_, index) => index + 1);
