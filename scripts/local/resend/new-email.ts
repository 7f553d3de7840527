import { randomUUID } from "node:crypto";
import { resendError } from "./resend-error";
import { bareAddress, type StoredAttachment, type StoredEmail } from "./state";

const ADDRESS = /^(?:[^<>\r\n]*<[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)$/;
const TAG_TEXT = /^[A-Za-z0-9_-]{1,256}$/;
const BASE64 = /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/;
const RECIPIENTS_MAX = 50;
const ATTACHMENT_BYTES_MAX = 40 * 1024 * 1024;
// Resend knows these; here nothing would come of them, and silence would look like success.
const UNKNOWN_HERE = ["template", "scheduled_at", "topic_id"];

const CONTENT_TYPES: Record<string, string> = {
  ics: "text/calendar",
  pdf: "application/pdf",
  txt: "text/plain",
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};

type Fields = Record<string, unknown>;

export interface NewEmailRules {
  now: Date;
  /** Verified sender domains; null lets every domain send. */
  domains: string[] | null;
}

/**
 * The mail that a request body describes, checked in the words of Resend. Throws 422 missing_required_field,
 * validation_error or invalid_attachment, and 403 validation_error for a sender whose domain is not verified.
 */
export function newEmail(input: unknown, { now, domains }: NewEmailRules): StoredEmail {
  const fields = asFields(input);
  refuseUnknown(fields);
  const from = readFrom(fields, domains);
  const to = readAddresses(fields, "to");
  if (!to) throw missing("`to`");
  const id = randomUUID();
  return {
    object: "email",
    id,
    message_id: `<${id}@mail.local>`,
    created_at: now.toISOString(),
    from,
    to,
    subject: readSubject(fields),
    cc: readAddresses(fields, "cc"),
    bcc: readAddresses(fields, "bcc"),
    reply_to: readAddresses(fields, "reply_to"),
    ...readContent(fields),
    ...readTags(fields),
    scheduled_at: null,
    last_event: "queued",
    headers: readHeaders(fields),
    attachments: readAttachments(fields),
  };
}

function asFields(input: unknown): Fields {
  if (input !== null && typeof input === "object" && !Array.isArray(input)) return input as Fields;
  throw invalid("The request body must be a JSON object.");
}

function refuseUnknown(fields: Fields): void {
  const unknown = UNKNOWN_HERE.find((name) => fields[name] !== undefined && fields[name] !== null);
  if (unknown) throw invalid(`The local Resend does not know \`${unknown}\`.`);
}

function readFrom(fields: Fields, domains: string[] | null): string {
  const { from } = fields;
  if (from === undefined || from === "") throw missing("`from`");
  if (typeof from !== "string" || !ADDRESS.test(from.trim())) throw invalidAddress("from");
  const domain = bareAddress(from).split("@")[1] ?? "";
  if (domains && !domains.includes(domain)) {
    const message = `The ${domain} domain is not verified. Please, add and verify your domain on https://resend.com/domains`;
    throw resendError(403, "validation_error", message);
  }
  return from;
}

function readSubject({ subject }: Fields): string {
  if (subject === undefined || subject === "") throw missing("`subject`");
  if (typeof subject !== "string") throw invalid("Invalid `subject` field. It must be a `string`.");
  if (/[\r\n]/.test(subject)) throw invalid("The `\\n` is not allowed in the `subject` field.");
  return subject;
}

function readAddresses(fields: Fields, name: "to" | "cc" | "bcc" | "reply_to"): string[] | null {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return null;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return null;
  if (list.length > RECIPIENTS_MAX)
    throw invalid(`Invalid \`${name}\` field. It has more than ${RECIPIENTS_MAX} items.`);
  if (!list.every((one): one is string => typeof one === "string" && ADDRESS.test(one.trim()))) {
    throw invalidAddress(name);
  }
  return list;
}

function readContent({ html, text }: Fields): Pick<StoredEmail, "html" | "text"> {
  for (const [name, value] of Object.entries({ html, text })) {
    if (value !== undefined && value !== null && typeof value !== "string") {
      throw invalid(`Invalid \`${name}\` field. It must be a \`string\`.`);
    }
  }
  if (!html && !text) throw missing("`html` or `text`");
  return { html: (html as string | undefined) || null, text: (text as string | undefined) || null };
}

function readTags({ tags }: Fields): Pick<StoredEmail, "tags"> {
  if (tags === undefined || tags === null) return {};
  const isTag = (one: unknown): one is { name: string; value: string } => {
    const { name, value } = (one ?? {}) as Fields;
    return typeof name === "string" && TAG_TEXT.test(name) && typeof value === "string" && TAG_TEXT.test(value);
  };
  if (!Array.isArray(tags) || !tags.every(isTag)) {
    throw invalid("Tags should only contain ASCII letters, numbers, underscores, or dashes.");
  }
  return { tags: tags.map(({ name, value }) => ({ name, value })) };
}

function readHeaders({ headers }: Fields): Record<string, string> {
  if (headers === undefined || headers === null) return {};
  const entries = Object.entries(headers);
  const isText = ([name, value]: [string, unknown]) =>
    typeof value === "string" && !/[\r\n]/.test(value) && /^[\x21-\x39\x3b-\x7e]+$/.test(name);
  if (typeof headers !== "object" || Array.isArray(headers) || !entries.every(isText)) {
    throw invalid("Invalid `headers` field. It must be an object of `string` values.");
  }
  return headers as Record<string, string>;
}

function readAttachments({ attachments }: Fields): StoredAttachment[] {
  if (attachments === undefined || attachments === null) return [];
  if (!Array.isArray(attachments)) throw invalid("Invalid `attachments` field. It must be an `array`.");
  const files = attachments.map(readAttachment);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > ATTACHMENT_BYTES_MAX) throw badAttachment("The attachments of an email must be smaller than 40MB.");
  return files;
}

function readAttachment(input: unknown): StoredAttachment {
  const { content, path, filename, content_type: contentType, content_id: contentId } = asFields(input);
  if (!content && !path) throw badAttachment("Attachment must have either a `content` or `path`.");
  if (!content) throw badAttachment("The local Resend fetches nothing from a `path`; send the `content`.");
  if (typeof content !== "string" || !BASE64.test(content)) throw badAttachment("The `content` must be base64.");
  const name = typeof filename === "string" && filename !== "" ? filename : "attachment";
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  const bytes = Buffer.from(content, "base64");
  return {
    id: randomUUID(),
    filename: name,
    content_type: typeof contentType === "string" ? contentType : (CONTENT_TYPES[ending] ?? "application/octet-stream"),
    content_id: typeof contentId === "string" ? contentId : null,
    size: bytes.length,
    content: bytes.toString("base64"),
  };
}

function missing(what: string) {
  return resendError(422, "missing_required_field", `Missing ${what} field.`);
}

function invalid(message: string) {
  return resendError(422, "validation_error", message);
}

function invalidAddress(name: string) {
  const format = "The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.";
  return invalid(`Invalid \`${name}\` field. ${format}`);
}

function badAttachment(message: string) {
  return resendError(422, "invalid_attachment", message);
}
