import type { ApiResult } from "@confirma-connect/http";

/** What became of one call of the Partner API. */
export type ConfirmaResult<T> = ApiResult<T>;
