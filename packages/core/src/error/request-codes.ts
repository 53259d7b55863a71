/** Codes that speak about a request to the gateway. */
export const requestCodes = {
  ACC_REQUEST_KEY: {
    cause: "The X-Api-Key header is missing, not known here, or not meant for this request.",
    advice:
      "Send the key of this client and environment; the gateway knows it when its SHA-256 is among the client's apiKeyHashes.",
    actor: "caller",
    retry: "afterFix",
  },
  ACC_REQUEST_NOT_FOUND: {
    cause: "There is nothing at this address for this client.",
    advice: "Check path and identifier.",
    actor: "caller",
    retry: "afterFix",
  },
  ACC_REQUEST_DECISION: {
    cause: "The decision does not fit the state of the submission.",
    advice: "Read the state of the submission and decide again.",
    actor: "operator",
    retry: "afterFix",
  },
  ACC_REQUEST_QUERY: {
    cause: "A query parameter is unknown or malformed.",
    advice: "Correct the parameter named in the message.",
    actor: "caller",
    retry: "afterFix",
  },
  ACC_REQUEST_CONTENT_TYPE: {
    cause: "The body is not declared as application/json.",
    advice: "Send the header Content-Type: application/json.",
    actor: "caller",
    retry: "afterFix",
  },
  ACC_REQUEST_TOO_LARGE: {
    cause: "The body is larger than the configured limit.",
    advice: "Send fewer documents per request.",
    actor: "caller",
    retry: "afterFix",
  },
  ACC_REQUEST_TOO_MANY: {
    cause: "This client sent more requests than the configured rate.",
    advice: "Wait for the time in the Retry-After header.",
    actor: "caller",
    retry: "safe",
  },
  ACC_REQUEST_UNAVAILABLE: {
    cause: "The gateway is starting, stopping or cannot reach its store. Nothing was accepted.",
    advice: "Send the same request again later; identifiers make that safe.",
    actor: "operator",
    retry: "safe",
  },
} as const;
