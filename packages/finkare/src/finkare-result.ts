import type { ApiResult } from "@confirma-connect/http";

/** What became of one call of Finkare. Every call reads, so each may be repeated by the caller. */
export type FinkareResult<T> = ApiResult<
  T,
  {
    /** Finkare's name for the exchange, `req_…`, for questions to its support. */
    readonly requestId?: string;
  }
>;
