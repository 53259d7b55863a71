const words: Readonly<Record<string, string>> = {
  commitAndLoseAnswer: "answer lost after the booking",
  loseRequest: "request lost",
  serverError: "5xx",
  htmlPage: "HTML page with 200",
  truncatedBody: "truncated answer",
  commitLate: "late booking",
  refuseConnection: "connection reset",
  technicalError: "TECHNICAL_ERROR after the booking",
  mangledIdentifier: "unreadable identifier",
  tooManyRequests: "429",
  unableToGetConnection: "UNABLE_TO_GET_CONNECTION after the booking",
  tokenRevoked: "token revoked",
  pickUpLate: "file imported late",
  bookedNotMoved: "file imported twice",
};

/** A fault in words. */
export const faultWords = (kind: string): string => words[kind] ?? kind;
