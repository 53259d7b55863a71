/** The line of table `meta` by which a database is recognised as a submission store. */
export const format = { name: "format", value: "confirma-connect/submission-store" } as const;
