/** Codes that speak about configuration, delivery and what an accounting system answered. */
export const deliveryCodes = {
  ACC_CONFIG_INVALID: {
    cause: "The configuration is incomplete or contradicts itself.",
    advice: "Correct the setting named in the message.",
    actor: "operator",
    retry: "afterFix",
  },
  ACC_CONFIG_SECRET: {
    cause: "A secret could not be read from the place that the configuration names.",
    advice: "Provide the environment variable or file named in the configuration.",
    actor: "operator",
    retry: "afterFix",
  },
  ACC_AUTH_FAILED: {
    cause: "The accounting system did not accept our credentials. Nothing was booked.",
    advice: "Check keys, identifiers and the clock; delivery continues by itself after the fix.",
    actor: "operator",
    retry: "safe",
  },
  ACC_AUTH_NOT_ALLOWED: {
    cause: "The credentials are known, but may not use this resource or company. Nothing was booked.",
    advice:
      "The key is right, its rights are not: give the user or integration that it belongs to the right to this resource in this company, in the settings of the system that answered (its own words name the resource), or configure another key; check it with 'confirma-connect doctor'.",
    actor: "operator",
    retry: "safe",
  },
  ACC_NOT_SENT_UNREACHABLE: {
    cause: "No connection could be made, so the request never left.",
    advice: "Nothing: it is sent again by itself. Check the network if it lasts.",
    actor: "vendor",
    retry: "safe",
  },
  ACC_NOT_SENT_CANCELLED: {
    cause: "The work was cancelled before the request left.",
    advice: "Nothing: it is sent again by itself.",
    actor: "operator",
    retry: "safe",
  },
  ACC_RATE_LIMITED: {
    cause: "The accounting system asked us to slow down. Nothing was booked.",
    advice: "Nothing: it is sent again after the delay that the system named.",
    actor: "vendor",
    retry: "safe",
  },
  ACC_REFUSED_INVALID_DATA: {
    cause: "The accounting system refused the content.",
    advice: "Read the vendor text, correct the document or the plan, and submit a corrected version.",
    actor: "caller",
    retry: "afterFix",
  },
  ACC_REFUSED_TOO_LARGE: {
    cause: "The accounting system refused a value or body as too large.",
    advice: "Shorten or split the document.",
    actor: "caller",
    retry: "afterFix",
  },
  ACC_REFUSED_PERIOD_LOCKED: {
    cause: "The period of the document is locked in the accounting system.",
    advice:
      "Open the period and send it again with 'confirma-connect resolve --again', or date the document into an open one.",
    actor: "operator",
    retry: "afterFix",
  },
  ACC_REFUSED_NUMBER_TAKEN: {
    cause: "The number or key of the document already belongs to another document in the accounting system.",
    advice: "Compare both documents; give ours another number if the other one is right.",
    actor: "operator",
    retry: "afterFix",
  },
  ACC_REFUSED_NOT_FOUND: {
    cause: "The document refers to something that the accounting system does not have.",
    advice:
      "Create the missing item and send it again with 'confirma-connect resolve --again', or submit a corrected version.",
    actor: "operator",
    retry: "afterFix",
  },
  ACC_UNKNOWN_NO_ANSWER: {
    cause: "The request may have arrived, but no usable answer came back.",
    advice: "Nothing: we look it up before anything is sent again.",
    actor: "vendor",
    retry: "afterLookup",
  },
  ACC_UNKNOWN_SERVER_FAULT: {
    cause: "The accounting system failed while it worked; the document may have been booked.",
    advice: "Nothing: we look it up before anything is sent again.",
    actor: "vendor",
    retry: "afterLookup",
  },
  ACC_UNKNOWN_MAYBE_EARLIER: {
    cause: "The accounting system says that it has seen this before.",
    advice: "Nothing: we look it up and compare.",
    actor: "vendor",
    retry: "afterLookup",
  },
  ACC_UNKNOWN_ACKNOWLEDGED: {
    cause: "The accounting system said yes without naming what it made.",
    advice: "Nothing: we look for it. It is not sent again.",
    actor: "vendor",
    retry: "afterLookup",
  },
  ACC_UNKNOWN_PROCESS_ENDED: {
    cause: "Our process ended between sending and recording the answer.",
    advice: "Nothing: we look it up before anything is sent again.",
    actor: "operator",
    retry: "afterLookup",
  },
  ACC_UNKNOWN_NO_EFFECT: {
    cause: "It was sent several times, and every time neither an answer nor an effect was seen.",
    advice: "Check the connection and the vendor's answer, then settle it with 'confirma-connect resolve'.",
    actor: "operator",
    retry: "afterLookup",
  },
  ACC_UNKNOWN_UNCLEAR: {
    cause: "The look-up could neither prove nor exclude that the document was booked.",
    advice: "Look into the accounting system and settle it with 'confirma-connect resolve'.",
    actor: "operator",
    retry: "afterLookup",
  },
  ACC_ANSWER_UNREADABLE: {
    cause: "The answer could not be read (not the documented format).",
    advice: "Nothing: we look it up. Report it if it lasts; the format may have changed.",
    actor: "adapter",
    retry: "afterLookup",
  },
  ACC_ANSWER_UNMAPPED: {
    cause: "The accounting system answered with a code that we do not know.",
    advice: "Read the vendor text; report the code so that it gets a meaning.",
    actor: "adapter",
    retry: "afterLookup",
  },
  ACC_ANSWER_DIFFERS: {
    cause: "What is in the books differs from what was sent.",
    advice: "Compare both; the difference is listed. Correct it in the accounting system.",
    actor: "operator",
    retry: "never",
  },
  ACC_STORE_LEASE_LOST: {
    cause: "Another worker took over this submission.",
    advice: "Nothing: the other worker goes on.",
    actor: "operator",
    retry: "safe",
  },
  ACC_STORE_UNAVAILABLE: {
    cause: "The submission store could not be read or written.",
    advice: "Check disk space and permissions of the store; nothing was acknowledged.",
    actor: "operator",
    retry: "safe",
  },
  ACC_BUG_INVARIANT: {
    cause: "An internal rule was broken. This is a defect of confirma-connect.",
    advice: "Report it with the code and the submission reference.",
    actor: "adapter",
    retry: "never",
  },
} as const;
