import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { emailsTo } from "./control-routes";
import { findAttachment, findEmail } from "./email-routes";
import { emailPage, inboxPage, previewDocument } from "./inbox-pages";
import type { ResendState } from "./state";

// A mail is a stranger's page: no scripts, nothing loaded from this origin, no forms. Its links open beside it.
const previewPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: https:";

/** The inbox in the browser: a list, each mail with its preview, and its files to download. */
export function mountInboxRoutes(app: StandInApp, state: ResendState): void {
  app.get("/", (c) => c.redirect("/inbox"));
  app.get("/inbox", (c) => {
    const to = c.req.query("to")?.trim() ?? "";
    return c.html(inboxPage(emailsTo(state, to).reverse(), to));
  });
  app.get("/inbox/:id", (c) => c.html(emailPage(findEmail(state, c.req.param("id")))));
  app.get("/inbox/:id/preview", (c) => {
    const email = findEmail(state, c.req.param("id"));
    const headers = { "content-security-policy": previewPolicy, "x-content-type-options": "nosniff" };
    return c.html(previewDocument(email), 200, headers);
  });
  app.get("/inbox/:id/attachments/:attachment", (c) => {
    const file = findAttachment(findEmail(state, c.req.param("id")), c.req.param("attachment"));
    return c.body(new Uint8Array(Buffer.from(file.content, "base64")), 200, {
      "content-type": plainType(file.content_type),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      "x-content-type-options": "nosniff",
    });
  });
}

function plainType(contentType: string): string {
  return /^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/i.test(contentType) ? contentType : "application/octet-stream";
}
