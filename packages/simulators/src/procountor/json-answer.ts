import type { ExchangeAnswer } from "../kernel/exchange.ts";
import type { ErrorMessage } from "./failure.ts";

/** A JSON answer; its outcome is OK or the status. */
export function jsonAnswer(status: number, value: unknown): ExchangeAnswer {
  return {
    status,
    contentType: "application/json",
    body: JSON.stringify(value),
    outcome: status < 400 ? "OK" : String(status),
  };
}

/** `{"errors": [...]}`; the outcome names the first code but never free text, which may repeat what was sent. */
export function errorsAnswer(status: number, errors: readonly ErrorMessage[]): ExchangeAnswer {
  const code = errors.map(({ message }) => message).find((message) => /^[A-Z_]+$/.test(message));
  const outcome = code === undefined ? String(status) : `${status} ${code}`;
  return { ...jsonAnswer(status, { errors }), outcome };
}

/** One error without a field. */
export function errorAnswer(status: number, message: string): ExchangeAnswer {
  return errorsAnswer(status, [{ status, message }]);
}

/** A page of the gateway in front of the API. */
export function gatewayPage(status: number, title: string, server: string): ExchangeAnswer {
  const body = [
    "<html>",
    `<head><title>${status} ${title}</title></head>`,
    "<body>",
    `<center><h1>${status} ${title}</h1></center>`,
    `<hr><center>${server}</center>`,
    "</body>",
    "</html>",
    "",
  ].join("\r\n");
  return { status, contentType: "text/html", body, outcome: `page ${status}` };
}
