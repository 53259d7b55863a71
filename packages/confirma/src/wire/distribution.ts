import { problem } from "@confirma-connect/core";
import { memberOf, readable, textMember } from "@confirma-connect/http";
import { z } from "zod";
import type { ConfirmaRoute } from "../route/confirma-route.ts";
import type { AnswerReader } from "../transport/answer-reader.ts";

const Count = z.int().nonnegative().nullish();

const Counts = z.object({
  metaData: z.object({ totalCount: Count, successfulCount: Count, failedCount: Count }),
});

/** How one invoice was distributed. Fields by the prose; their names on the wire are inferred. */
export interface DistributionRecord {
  readonly invoiceNumber: string | undefined;
  /** Store it with the invoice: payments and settlements name it. */
  readonly caseId: string | undefined;
  readonly status: string | undefined;
  readonly method: string | undefined;
  readonly paymentControlStatus: string | undefined;
}

/** Answer of `GET /invoice/distribution`: counts as documented, records as inferred. */
export interface Distribution {
  /** Counts that the answer leaves open are undefined, as in every list. */
  readonly totalCount: number | undefined;
  readonly successfulCount: number | undefined;
  readonly failedCount: number | undefined;
  readonly records: readonly DistributionRecord[];
}

const fewer = problem("ACC_DOCUMENT_INFERRED", {
  severity: "warning",
  message: "fewer records were read than the answer counts; check the names of the route's answer",
});

const none: Distribution = { totalCount: 0, successfulCount: 0, failedCount: 0, records: [] };

/** Reads distribution answers by the names of the route. */
export const distributionReader = (route: ConfirmaRoute): AnswerReader<Distribution> => ({
  empty: none,
  read: (json) => {
    const counts = Counts.safeParse(json);
    if (!counts.success) {
      const found = problem("ACC_DOCUMENT_FIELD_INVALID", {
        pointer: "/metaData",
        message: "must hold counts",
      });
      return { readable: false, problems: [found] };
    }
    const { totalCount, successfulCount, failedCount } = counts.data.metaData;
    const records = recordsOf(json, route);
    const value = {
      totalCount: totalCount ?? undefined,
      successfulCount: successfulCount ?? undefined,
      failedCount: failedCount ?? undefined,
      records,
    };
    return readable(value, records.length < (totalCount ?? 0) ? [fewer] : []);
  },
});

function recordsOf(json: unknown, { answer }: ConfirmaRoute): readonly DistributionRecord[] {
  const list = memberOf(json, answer["records"]);
  const rows: readonly unknown[] = Array.isArray(list) ? list : [];
  return rows.map((row) => ({
    invoiceNumber: textMember(row, answer["invoiceNumber"]),
    caseId: textMember(row, answer["caseId"]),
    status: textMember(row, answer["status"]),
    method: textMember(row, answer["method"]),
    paymentControlStatus: textMember(row, answer["paymentControlStatus"]),
  }));
}
