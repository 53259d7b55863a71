/** One request to Netvisor. */
export interface NetvisorRequest {
  /** Resource file, with a query or without: `accounting.nv`, `salesinvoice.nv?method=add`. */
  readonly resource: string;
  /** Further query parameters; encoded here. Keep values to letters, digits, `-`, `,`, `.` and `:` (specs 2.2). */
  readonly query?: Readonly<Record<string, string>>;
  /** XML text: the request is a POST (specs 1). Absent: a GET. */
  readonly body?: string;
}
