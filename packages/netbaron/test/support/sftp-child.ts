import {
  closeSync,
  existsSync,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { join, normalize } from "node:path";
import { createInterface } from "node:readline";
import ssh2, { type Connection, type SFTPWrapper } from "ssh2";

/**
 * An SFTP server of version 3 on loopback, in a process of its own. Arguments: folder that is its root, host key, user,
 * password. It prints its port; lines on standard input arm a fault for the next rename.
 */
const [root = "", hostKey = "", user = "", password = ""] = process.argv.slice(2);
const { STATUS_CODE, OPEN_MODE } = ssh2.utils.sftp;
const connections = new Set<Connection>();
let fault = "";

createInterface({ input: process.stdin }).on("line", (line) => {
  fault = line;
  process.stdout.write(`armed ${line}\n`);
});

const pathOf = (path: string): string => join(root, normalize(`/${path}`));
const attributesOf = (stats: Stats) => ({
  mode: stats.mode,
  uid: stats.uid,
  gid: stats.gid,
  size: stats.size,
  atime: Math.floor(stats.atimeMs / 1000),
  mtime: Math.floor(stats.mtimeMs / 1000),
});

const flagsOf = (flags: number): string => {
  if ((flags & OPEN_MODE.WRITE) === 0) return "r";
  return (flags & OPEN_MODE.TRUNC) === 0 ? "r+" : "w";
};

/** Handles of open files and folders; a folder's entries are told once. */
class Handles {
  readonly #open = new Map<
    number,
    { readonly file: number } | { entries: readonly string[]; readonly path: string }
  >();
  #next = 0;

  add(entry: { readonly file: number } | { entries: readonly string[]; readonly path: string }): Buffer {
    const handle = Buffer.alloc(4);
    handle.writeUInt32BE(this.#next);
    this.#open.set(this.#next, entry);
    this.#next += 1;
    return handle;
  }

  file(handle: Buffer): number {
    const entry = this.#open.get(handle.readUInt32BE());
    if (entry === undefined || !("file" in entry)) throw new Error("no such handle");
    return entry.file;
  }

  entries(handle: Buffer): { readonly path: string; readonly names: readonly string[] } {
    const entry = this.#open.get(handle.readUInt32BE());
    if (entry === undefined || !("entries" in entry)) throw new Error("no such handle");
    const names = entry.entries;
    entry.entries = [];
    return { path: entry.path, names };
  }

  close(handle: Buffer): void {
    const entry = this.#open.get(handle.readUInt32BE());
    if (entry !== undefined && "file" in entry) closeSync(entry.file);
    this.#open.delete(handle.readUInt32BE());
  }
}

function serve(sftp: SFTPWrapper): void {
  const handles = new Handles();
  const answer = (id: number, work: () => void): void => {
    try {
      work();
    } catch (error) {
      const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
      sftp.status(id, missing ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
    }
  };
  const done = (id: number, work: () => void): void =>
    answer(id, () => {
      work();
      sftp.status(id, STATUS_CODE.OK);
    });
  sftp.on("OPEN", (id, path, flags, { mode }) =>
    answer(id, () =>
      sftp.handle(id, handles.add({ file: openSync(pathOf(path), flagsOf(flags), mode ?? 0o644) })),
    ),
  );
  sftp.on("READ", (id, handle, offset, length) =>
    answer(id, () => {
      const buffer = Buffer.alloc(length);
      const count = readSync(handles.file(handle), buffer, 0, length, offset);
      if (count === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, buffer.subarray(0, count));
    }),
  );
  sftp.on("WRITE", (id, handle, offset, data) =>
    done(id, () => writeSync(handles.file(handle), data, 0, data.length, offset)),
  );
  sftp.on("CLOSE", (id, handle) => done(id, () => handles.close(handle)));
  sftp.on("FSTAT", (id, handle) =>
    answer(id, () => sftp.attrs(id, attributesOf(fstatSync(handles.file(handle))))),
  );
  sftp.on("FSETSTAT", (id) => sftp.status(id, STATUS_CODE.OK));
  sftp.on("SETSTAT", (id) => sftp.status(id, STATUS_CODE.OK));
  sftp.on("STAT", (id, path) => answer(id, () => sftp.attrs(id, attributesOf(statSync(pathOf(path))))));
  sftp.on("LSTAT", (id, path) => answer(id, () => sftp.attrs(id, attributesOf(lstatSync(pathOf(path))))));
  sftp.on("REALPATH", (id, path) =>
    answer(id, () =>
      sftp.name(id, [{ filename: normalize(`/${path}`), longname: "", attrs: attributesOf(statSync(root)) }]),
    ),
  );
  sftp.on("OPENDIR", (id, path) =>
    answer(id, () =>
      sftp.handle(id, handles.add({ entries: readdirSync(pathOf(path)), path: pathOf(path) })),
    ),
  );
  sftp.on("READDIR", (id, handle) =>
    answer(id, () => {
      const { path, names } = handles.entries(handle);
      if (names.length === 0) sftp.status(id, STATUS_CODE.EOF);
      else
        sftp.name(
          id,
          names.map((filename) => {
            const stats = lstatSync(join(path, filename));
            const longname = `${stats.isDirectory() ? "d" : "-"}rw-r----- 1 0 0 ${stats.size} Jan 1 00:00 ${filename}`;
            return { filename, longname, attrs: attributesOf(stats) };
          }),
        );
    }),
  );
  sftp.on("MKDIR", (id, path) => done(id, () => mkdirSync(pathOf(path))));
  sftp.on("RENAME", (id, from, to) => rename(sftp, { id, from, to }));
}

/** As the protocol's version 3 asks: a rename fails when the new name exists. */
function rename(sftp: SFTPWrapper, { id, from, to }: { id: number; from: string; to: string }): void {
  const broken = fault;
  fault = "";
  if (broken === "breakBeforeRename") {
    for (const connection of connections) connection.end();
    return;
  }
  try {
    if (existsSync(pathOf(to))) throw new Error("exists");
    linkSync(pathOf(from), pathOf(to));
    unlinkSync(pathOf(from));
  } catch {
    sftp.status(id, STATUS_CODE.FAILURE);
    return;
  }
  if (broken === "breakAfterRename") for (const connection of connections) connection.end();
  else if (broken !== "silence") sftp.status(id, STATUS_CODE.OK);
}

const server = new ssh2.Server({ hostKeys: [Buffer.from(hostKey, "base64")] }, (connection) => {
  connections.add(connection);
  // The types do not know it.
  const setNoDelay: unknown = Reflect.get(connection, "setNoDelay");
  if (typeof setNoDelay === "function") setNoDelay.call(connection, true);
  connection.on("error", () => connections.delete(connection));
  connection.on("close", () => connections.delete(connection));
  connection.on("authentication", (context) => {
    const known = context.method === "password" && context.username === user && context.password === password;
    if (known) context.accept();
    else context.reject(["password"]);
  });
  connection.on("session", (accept) => {
    accept().on("sftp", (acceptSftp) => serve(acceptSftp()));
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === "object" && address !== null ? address.port : 0}\n`);
});
