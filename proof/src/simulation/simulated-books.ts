import { type BooksParts, SandboxBooks } from "@confirma-connect/sandbox";
import type { Line } from "./line.ts";

/** The sandbox's books; whoever sends through {@link through} a line meets the faults of that line. */
export const throughLine = (books: SandboxBooks, parts: BooksParts, line: Line): SandboxBooks =>
  new BooksBehindLine(books, parts, line);

const broken = JSON.stringify({ status: 500, body: '{"fault":"internal"}' });
const noAnswer = "";
/** Not sent at all, in the only words of the line's text that say so. */
const unauthorized = JSON.stringify({ status: 401, body: '{"code":"UNAUTHORIZED","text":"not sent"}' });

class BooksBehindLine extends SandboxBooks {
  readonly #books: SandboxBooks;
  readonly #line: Line;

  constructor(books: SandboxBooks, parts: BooksParts, line: Line) {
    super(parts);
    this.#books = books;
    this.#line = line;
  }

  override async send(request: string, signal?: AbortSignal): Promise<string> {
    const answer = await this.#line.carry<string>(
      {
        isWrite: request.includes('"method":"POST"'),
        patience: 30_000,
        commit: (behind) => this.#books.handle(request, behind),
        hasWritten: (text) => text.startsWith('{"status":201'),
        lost: () => noAnswer,
        broken: () => broken,
      },
      () => signal?.aborted !== true,
    );
    return answer === "notSent" ? unauthorized : answer;
  }
}
