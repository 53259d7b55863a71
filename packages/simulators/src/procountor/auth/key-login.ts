import type { ExchangeAnswer, ExchangeRequest } from "../../kernel/exchange.ts";
import type { TokenOffice } from "./token-office.ts";

/**
 * GET /keylogin (no `/api`): a page on which a person chooses the company, as links to `/keylogin/confirm`, which sends
 * the browser back to `redirect_uri` with `code`, `expires_in` and `state`. No password is asked here.
 */
export function keyLogin(office: TokenOffice, request: ExchangeRequest): ExchangeAnswer {
  const url = new URL(request.url);
  const value = (name: string): string => url.searchParams.get(name) ?? "";
  const redirect = redirectTarget(value("redirect_uri"));
  const known = office.client(value("client_id")) !== undefined && value("response_type") === "code";
  if (!known || redirect === undefined) return page(400, "<p>Invalid request</p>");
  if (url.pathname === "/keylogin") return page(200, companyLinks(office, url));
  const company = office.companies.find(({ id }) => String(id) === value("company"));
  if (company === undefined) return page(404, "<p>No such company</p>");
  const code = office.issueCode(value("client_id"), value("redirect_uri"), company);
  const answer = { code, expires_in: "300", state: value("state") };
  for (const [name, text] of Object.entries(answer)) redirect.searchParams.set(name, text);
  return { ...page(302, ""), headers: { Location: redirect.href } };
}

function redirectTarget(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function companyLinks(office: TokenOffice, url: URL): string {
  const links = office.companies.map(({ id, name }) => {
    const query = new URLSearchParams([...url.searchParams, ["company", String(id)]]);
    return `<li><a href="/keylogin/confirm?${escaped(query.toString())}">${escaped(name)}</a></li>`;
  });
  return `<ul>${links.join("")}</ul>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function page(status: number, body: string): ExchangeAnswer {
  const html = `<!DOCTYPE html>\n<html><head><title>Procountor</title></head><body>${body}</body></html>`;
  return { status, contentType: "text/html; charset=utf-8", body: html, outcome: `login ${status}` };
}
