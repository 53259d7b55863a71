import { randomUUID } from "node:crypto";
import type { ProcountorCompany } from "../company/company.ts";
import type { ProcountorClient } from "../company/demo-company.ts";
import { signedToken } from "./jwt.ts";

/** Who a bearer token speaks for: one company, one user, one client. */
export interface Session {
  readonly company: ProcountorCompany;
  readonly clientId: string;
}

/** What the office is set up with. Times in milliseconds. */
export interface OfficeSetup {
  readonly companies: readonly ProcountorCompany[];
  readonly clients: readonly ProcountorClient[];
  readonly tokenSeconds: number;
  readonly now: () => number;
}

interface Issued extends Session {
  readonly expires: number;
}

interface Code extends Issued {
  readonly redirectUri: string;
}

const CODE_SECONDS = 300;

/** Issues and knows API keys, codes of the login page and access tokens. */
export class TokenOffice {
  readonly #setup: OfficeSetup;
  readonly #secret = randomUUID();
  readonly #tokens = new Map<string, Issued>();
  readonly #keys = new Map<string, Session>();
  readonly #codes = new Map<string, Code>();

  constructor(setup: OfficeSetup) {
    this.#setup = setup;
  }

  get tokenSeconds(): number {
    return this.#setup.tokenSeconds;
  }

  get companies(): readonly ProcountorCompany[] {
    return this.#setup.companies;
  }

  /** The client with this id, whatever its secret. */
  client(id: string): ProcountorClient | undefined {
    return this.#setup.clients.find((client) => client.id === id);
  }

  /** The client of an id and its secret. */
  clientOf(id: string, secret: string): ProcountorClient | undefined {
    const client = this.client(id);
    return client?.secret === secret ? client : undefined;
  }

  /** A fresh access token for an API key of this client, or undefined. */
  issueToken(clientId: string, apiKey: string): string | undefined {
    const company =
      this.#setup.companies.find((one) => one.apiKey === apiKey) ?? this.#ownKey(clientId, apiKey);
    if (company === undefined) return undefined;
    const issued = this.#setup.now();
    const expires = issued + this.#setup.tokenSeconds * 1000;
    const seconds = Math.floor(issued / 1000);
    const claims = {
      ...this.#claims(company, clientId),
      auth_time: seconds,
      iat: seconds,
      exp: seconds + this.#setup.tokenSeconds,
      scope: "m2m",
    };
    const token = signedToken(claims, this.#secret);
    this.#tokens.set(token, { company, clientId, expires });
    return token;
  }

  /** The session of a bearer token that has neither expired nor been revoked. */
  sessionOf(token: string): Session | undefined {
    const issued = this.#tokens.get(token);
    return issued !== undefined && this.#setup.now() < issued.expires ? issued : undefined;
  }

  /** The company a token was issued for, even when it is over. */
  companyOf(token: string): ProcountorCompany | undefined {
    return this.#tokens.get(token)?.company;
  }

  /** Ends a token before its time. */
  revoke(token: string): void {
    const issued = this.#tokens.get(token);
    if (issued !== undefined) this.#tokens.set(token, { ...issued, expires: 0 });
  }

  /** A code of the login page for the company the person chose; good for 300 s and one use. */
  issueCode(clientId: string, redirectUri: string, company: ProcountorCompany): string {
    const code = randomUUID();
    const expires = this.#setup.now() + CODE_SECONDS * 1000;
    this.#codes.set(code, { company, clientId, expires, redirectUri });
    return code;
  }

  /** An API key for a code, or undefined. */
  redeemCode(clientId: string, code: string, redirectUri: string): string | undefined {
    const found = this.#codes.get(code);
    if (found?.clientId !== clientId || found.redirectUri !== redirectUri) return undefined;
    this.#codes.delete(code);
    if (this.#setup.now() >= found.expires) return undefined;
    const key = signedToken(this.#claims(found.company, clientId), this.#secret);
    this.#keys.set(key, found);
    return key;
  }

  #ownKey(clientId: string, apiKey: string): ProcountorCompany | undefined {
    const session = this.#keys.get(apiKey);
    return session?.clientId === clientId ? session.company : undefined;
  }

  #claims(company: ProcountorCompany, clientId: string): Readonly<Record<string, string | number>> {
    const [user] = company.users;
    return { iss: "simulator", aud: clientId, sub: String(user.id), cid: company.id, jti: randomUUID() };
  }
}
