import type { ServiceIdentifier } from "inversify";

/** A registered symbol that remembers, for the compiler only, what it resolves to. */
export type Token<T> = ServiceIdentifier<T> & symbol & { readonly __type?: T };

/** Makes the token of a port. The cast is the one place where a symbol learns its type. */
export const token = <T>(name: string): Token<T> => Symbol.for(`@confirma-connect/${name}`) as Token<T>;
