import { escapeHtml, htmlPage } from "@/scripts/local/kit/html";
import { randomId } from "@/scripts/local/kit/random-id";
import type { RouteContext, StandInApp } from "@/scripts/local/kit/stand-in";
import type { GoogleConfig } from "./config";
import type { GoogleState } from "./state";

const PATH = "/o/oauth2/v2/auth";

/** The account chooser and the consent page, where scopes can be unticked; both answers lead back to the application. */
export function mountConsentPages(app: StandInApp, state: GoogleState, config: GoogleConfig): void {
  app.get(PATH, (c) => {
    const query = Object.fromEntries(new URL(c.req.url).searchParams);
    const problem = problemOf(query, config);
    if (problem) return refusal(c, problem);
    const email = config.accounts.find((account) => account === (query.authuser ?? query.login_hint));
    return c.html(email ? consentPage(query, email) : chooserPage(query, config.accounts));
  });
  app.post(PATH, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const query = JSON.parse(form.get("query") ?? "{}") as Record<string, string>;
    const problem = problemOf(query, config);
    const email = form.get("email") ?? "";
    if (problem || !config.accounts.includes(email)) return refusal(c, problem ?? "invalid_request");
    const target = new URL(query.redirect_uri ?? "");
    if (query.state) target.searchParams.set("state", query.state);
    const scope = form.getAll("scope").join(" ");
    if (form.get("decision") !== "allow" || scope === "") target.searchParams.set("error", "access_denied");
    else {
      target.searchParams.set("code", issueCode(state, query, email, scope));
      target.searchParams.set("scope", scope);
    }
    return c.redirect(target.toString(), 302);
  });
}

function problemOf(query: Record<string, string>, config: GoogleConfig): string | null {
  if (query.client_id !== config.clientId) return "invalid_client";
  if (query.response_type !== "code") return "unsupported_response_type";
  if (!query.scope) return "invalid_scope";
  if (query.code_challenge && !["S256", "plain", undefined].includes(query.code_challenge_method)) {
    return "invalid_request";
  }
  return isAllowedRedirect(query.redirect_uri ?? "", config) ? null : "redirect_uri_mismatch";
}

function isAllowedRedirect(uri: string, { redirectUris }: GoogleConfig): boolean {
  if (redirectUris) return redirectUris.includes(uri);
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));
}

function refusal(c: RouteContext, problem: string): Response {
  const status = problem === "invalid_client" ? 401 : 400;
  return c.html(htmlPage({ title: "Access blocked", body: `<p>Error ${status}: ${escapeHtml(problem)}</p>` }), status);
}

function issueCode(state: GoogleState, query: Record<string, string>, email: string, scope: string): string {
  const code = randomId("4/0", 68);
  const isFirst = !state.consents[email];
  state.consents[email] = true;
  state.codes[code] = {
    email,
    scope,
    redirectUri: query.redirect_uri ?? "",
    isOffline: query.access_type === "offline" && (isFirst || (query.prompt ?? "").split(" ").includes("consent")),
    challenge: query.code_challenge ?? null,
    challengeMethod: query.code_challenge_method === "S256" ? "S256" : "plain",
    createdAtMs: Date.now(),
  };
  return code;
}

function chooserPage(query: Record<string, string>, accounts: string[]): string {
  const links = accounts.map((account) => {
    const href = `${PATH}?${new URLSearchParams({ ...query, authuser: account })}`;
    return `<p><a href="${escapeHtml(href)}">${escapeHtml(account)}</a></p>`;
  });
  return htmlPage({ title: "Choose an account", body: `<p class="mute">The local Google</p>${links.join("")}` });
}

function consentPage(query: Record<string, string>, email: string): string {
  const { login_hint: _, authuser: __, ...rest } = query;
  const chooser = `${PATH}?${new URLSearchParams(rest)}`;
  const boxes = (query.scope ?? "")
    .split(" ")
    .map(
      (scope) =>
        `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked> ${escapeHtml(scope)}</label>`,
    );
  return htmlPage({
    title: "CloudGreet wants access",
    body: `<p>${escapeHtml(email)} · <a href="${escapeHtml(chooser)}">Use another account</a></p><form class="card" method="post" action="${PATH}">
<input type="hidden" name="query" value="${escapeHtml(JSON.stringify(query))}"><input type="hidden" name="email" value="${escapeHtml(email)}">
${boxes.join("")}<button name="decision" value="allow">Allow</button> <button class="quiet" name="decision" value="deny">Cancel</button></form>`,
  });
}
