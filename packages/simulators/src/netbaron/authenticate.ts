import { timingSafeEqual } from "node:crypto";
import type { NetbaronCompany, NetbaronModule } from "./company/company.ts";
import type { NetbaronReadings } from "./readings.ts";

/** What a request says about itself. */
export interface Credentials {
  readonly organisationId: string;
  readonly password: string;
}

/** Headers of the reading `headers`; the names are this stand-in's own. */
const ORGANISATION_HEADER = "x-netbaron-organisation";
const PASSWORD_HEADER = "x-netbaron-password";

/** The credentials of a request, empty when there are none. Where they stand on the wire is not public. */
export function credentialsOf(
  headers: Readonly<Record<string, string>>,
  reading: NetbaronReadings["credentials"],
): Credentials {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(headers["authorization"] ?? "");
  if (reading !== "headers" && basic !== null) {
    const text = Buffer.from(basic[1] ?? "", "base64").toString("utf8");
    const colon = text.indexOf(":");
    if (colon > 0) return { organisationId: text.slice(0, colon), password: text.slice(colon + 1) };
  }
  if (reading === "basic") return { organisationId: "", password: "" };
  return { organisationId: headers[ORGANISATION_HEADER] ?? "", password: headers[PASSWORD_HEADER] ?? "" };
}

/** What authentication finds: who may come in, or the HTTP status that sends them away. */
export type Admission =
  | { readonly kind: "admitted"; readonly company: NetbaronCompany; readonly module: NetbaronModule }
  | { readonly kind: "denied"; readonly status: 401 | 403 };

/** Checks organisation, module password and address. Another module's password opens nothing. */
export function admit(
  companies: readonly NetbaronCompany[],
  credentials: Credentials,
  moduleName: string,
  address: string,
): Admission {
  const company = companies.find(({ organisationId }) => organisationId === credentials.organisationId);
  const module = company?.modules.find(({ name }) => name === moduleName);
  if (company === undefined || module === undefined) return { kind: "denied", status: 401 };
  if (!module.passwords.some((password) => same(password, credentials.password)))
    return { kind: "denied", status: 401 };
  if (!module.addresses.includes(address)) return { kind: "denied", status: 403 };
  return { kind: "admitted", company, module };
}

function same(left: string, right: string): boolean {
  const [first, second] = [Buffer.from(left, "utf8"), Buffer.from(right, "utf8")];
  return first.length === second.length && timingSafeEqual(first, second);
}
