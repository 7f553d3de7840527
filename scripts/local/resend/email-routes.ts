import type { ListEmail } from "resend";
import { type RouteContext, type StandInApp, StandInError } from "@/scripts/local/kit/stand-in";
import { type ResendWorld, sendMail } from "./mail-events";
import { newEmail } from "./new-email";
import { resendError } from "./resend-error";
import { keepEmail, type ResendState, type StoredAttachment, type StoredEmail } from "./state";

const BATCH_MAX = 100;
const LINK_KEPT_MS = 60 * 60 * 1000;

/** The emails of the API: send one or many, read one, list, and read attachments. */
export function mountEmailRoutes(app: StandInApp, world: ResendWorld): void {
  const { state } = world;
  app.post("/emails", async (c) => {
    const email = newEmail(await readBody(c), rulesOf(world));
    send(world, email);
    return c.json({ id: email.id });
  });
  app.post("/emails/batch", async (c) => {
    const inputs = readBatch(await readBody(c));
    const isPermissive = c.req.header("x-batch-validation") === "permissive";
    const { emails, errors } = checkBatch(world, inputs, isPermissive);
    for (const email of emails) send(world, email);
    return c.json({ data: emails.map(({ id }) => ({ id })), ...(isPermissive ? { errors } : {}) });
  });
  app.get("/emails", (c) => {
    const newestFirst = Object.values(state.emails).reverse();
    const { data, has_more } = page(c, newestFirst);
    return c.json({ object: "list", has_more, data: data.map(listed) });
  });
  app.get("/emails/:id", (c) => {
    const { headers: _headers, attachments: _attachments, ...email } = findEmail(state, c.req.param("id"));
    return c.json(email);
  });
  mountAttachmentRoutes(app, world);
}

function mountAttachmentRoutes(app: StandInApp, world: ResendWorld): void {
  const shown = (email: StoredEmail, { content: _content, content_id: contentId, ...file }: StoredAttachment) => ({
    ...file,
    content_disposition: contentId ? "inline" : "attachment",
    ...(contentId ? { content_id: contentId } : {}),
    download_url: `${world.baseUrl}/inbox/${email.id}/attachments/${file.id}`,
    expires_at: new Date(world.now().getTime() + LINK_KEPT_MS).toISOString(),
  });
  app.get("/emails/:id/attachments", (c) => {
    const email = findEmail(world.state, c.req.param("id"));
    return c.json({ object: "list", has_more: false, data: email.attachments.map((file) => shown(email, file)) });
  });
  app.get("/emails/:id/attachments/:attachment", (c) => {
    const email = findEmail(world.state, c.req.param("id"));
    return c.json({ object: "attachment", ...shown(email, findAttachment(email, c.req.param("attachment"))) });
  });
}

/** The mail with this id; throws the API's 404. */
export function findEmail(state: ResendState, id: string | undefined): StoredEmail {
  const email = state.emails[id ?? ""];
  if (!email) throw resendError(404, "not_found", "Email not found");
  return email;
}

/** One file of a mail; throws the API's 404. */
export function findAttachment(email: StoredEmail, id: string | undefined): StoredAttachment {
  const file = email.attachments.find((one) => one.id === id);
  if (!file) throw resendError(404, "not_found", "Attachment not found");
  return file;
}

function rulesOf({ now, domains }: ResendWorld) {
  return { now: now(), domains };
}

function send(world: ResendWorld, email: StoredEmail): void {
  keepEmail(world.state, email);
  sendMail(world, email);
}

async function readBody(c: RouteContext): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    throw resendError(400, "validation_error", "The request body is not valid JSON.");
  }
}

function readBatch(body: unknown): unknown[] {
  if (!Array.isArray(body)) throw resendError(422, "validation_error", "The request body must be an array of emails.");
  if (body.length === 0 || body.length > BATCH_MAX) {
    throw resendError(422, "validation_error", `A batch has from 1 to ${BATCH_MAX} emails.`);
  }
  return body;
}

/** Strict batches fail as a whole at the first bad mail; permissive ones send the rest and name each bad one. */
function checkBatch(world: ResendWorld, inputs: unknown[], isPermissive: boolean) {
  const emails: StoredEmail[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [index, input] of inputs.entries()) {
    try {
      const email = newEmail(input, rulesOf(world));
      if (email.attachments.length > 0) {
        throw resendError(422, "validation_error", "The `attachments` field is not supported in a batch.");
      }
      emails.push(email);
    } catch (error) {
      if (!isPermissive || !(error instanceof StandInError)) throw error;
      errors.push({ index, message: (error.body as { message: string }).message });
    }
  }
  return { emails, errors };
}

function listed({ html: _html, text: _text, tags: _tags, object: _object, ...rest }: StoredEmail): ListEmail {
  const { headers: _headers, attachments: _attachments, ...email } = rest;
  return email;
}

function page(c: RouteContext, emails: StoredEmail[]): { data: StoredEmail[]; has_more: boolean } {
  const [limitText, after, before] = [c.req.query("limit"), c.req.query("after"), c.req.query("before")];
  const limit = limitText === undefined ? 20 : Number(limitText);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw resendError(422, "validation_error", "The `limit` must be a number between 1 and 100.");
  }
  if (after && before) throw resendError(422, "validation_error", "Only one of `after` and `before` can be used.");
  const cursor = after ?? before;
  const at = cursor ? emails.findIndex(({ id }) => id === cursor) : -1;
  if (cursor && at < 0) throw resendError(422, "validation_error", "The cursor names no email.");
  if (before) {
    const start = Math.max(0, at - limit);
    return { data: emails.slice(start, at), has_more: start > 0 };
  }
  const rest = emails.slice(at + 1);
  return { data: rest.slice(0, limit), has_more: rest.length > limit };
}
