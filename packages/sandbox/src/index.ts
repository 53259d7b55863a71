export type { BookedDocument } from "./books/booked-document.ts";
export type { LineFault, PlainLineFault } from "./books/line-fault.ts";
export { type BooksParts, SandboxBooks } from "./books/sandbox-books.ts";
export { sandboxManifest } from "./sandbox.manifest.ts";
export { sandboxModule } from "./sandbox.module.ts";
export { SandboxOptions, type SandboxOptionsInput } from "./sandbox.options.ts";
export { createSandboxSystem, type SandboxParts } from "./sandbox.system.ts";
