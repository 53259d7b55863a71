import { SandboxBooks, type BooksParts } from "@confirma-connect/sandbox";
import { Line } from "./line.ts";

/** The sandbox's books; whoever sends through {@link through} a line meets the faults of that line. */
export const throughLine = (books: SandboxBooks, parts: BooksParts, line: Line): SandboxBooks =>
  new BooksBehindLine(books, parts, line);

const broken = JSON.stringify({ status: 500, body: '{"fault":"internal"}' });
const noAnswer = "";

class BooksBehindLine extends SandboxBooks {
  readonly #books: SandboxBooks;
  readonly #line: Line;

  constructor(books: SandboxBooks, parts: BooksParts, line: Line) {
    super(parts);
    this.#books = books;
    this.#line = line;
  }

  override async send(request: string): Promise<string> {
    const answer = await this.#line.carry<string>({
      isWrite: request.includes('"method":"POST"'),
      patience: 30_000,
      commit: (behind) => this.#books.handle(request, behind),
      hasWritten: (text) => text.startsWith('{"status":201'),
      lost: () => noAnswer,
      broken: () => broken,
    });
    return answer === "notSent" ? noAnswer : answer;
  }
}
