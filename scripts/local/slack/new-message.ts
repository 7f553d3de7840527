import type { Block, SlackMessage } from "./state";

const BLOCKS_MAX = 50;

/** A message, or the word by which Slack refuses it with status 400. */
export type ReadMessage = { message: Omit<SlackMessage, "ts" | "at" | "channel"> } | { refusal: string };

type Fields = Record<string, unknown>;

/** What was posted to an incoming webhook: JSON, or a form whose `payload` is JSON. */
export function readMessage(body: string, contentType: string): ReadMessage {
  const fields = parse(contentType.includes("form-urlencoded") ? new URLSearchParams(body).get("payload") : body);
  if (!fields) return { refusal: "invalid_payload" };
  const { text = null, blocks = [], attachments = [], username = null } = fields;
  if (text !== null && typeof text !== "string") return { refusal: "invalid_payload" };
  if (!areBlocks(blocks)) return { refusal: "invalid_blocks" };
  if (!Array.isArray(attachments) || !attachments.every(isObject)) return { refusal: "invalid_attachments" };
  if (!text && blocks.length === 0 && attachments.length === 0) return { refusal: "no_text" };
  return { message: { text, blocks, attachments, username: typeof username === "string" ? username : null } };
}

function parse(text: string | null): Fields | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function areBlocks(value: unknown): value is Block[] {
  return (
    Array.isArray(value) &&
    value.length <= BLOCKS_MAX &&
    value.every((one) => isObject(one) && typeof one.type === "string" && hasItsText(one))
  );
}

function hasItsText({ type, text, fields }: Fields): boolean {
  if (type === "header") return isObject(text) && text.type === "plain_text" && typeof text.text === "string";
  if (type !== "section") return true;
  return (isObject(text) && typeof text.text === "string") || (Array.isArray(fields) && fields.length > 0);
}
