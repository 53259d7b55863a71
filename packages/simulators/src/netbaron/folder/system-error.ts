/** The code of an error of the operating system such as `ENOENT`; undefined for anything else that was thrown. */
export function systemErrorCode(error: unknown): string | undefined {
  // Not instanceof: an error of the runtime may come from another realm than this code.
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" && /^E[A-Z]+$/.test(error.code) ? error.code : undefined;
}
