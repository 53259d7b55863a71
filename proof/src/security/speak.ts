/** What is asked over HTTP. */
export interface Question {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: unknown;
}

/** What was answered; `text` is everything: status line, headers and body. */
export interface Said {
  readonly status: number;
  readonly text: string;
  readonly body: string;
}

/** Asks the gateway at `url` (with a final slash). */
export async function speak(url: string, question: Question): Promise<Said> {
  const { method = "GET", path, key, headers = {}, body } = question;
  const answer = await fetch(new URL(path, url), {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(key === undefined ? {} : { "x-api-key": key }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  const said = await answer.text();
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return { status: answer.status, text: `${answer.status}\n${head}\n\n${said}`, body: said };
}
