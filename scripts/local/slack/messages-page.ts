import { escapeHtml, htmlPage } from "@/scripts/local/kit/html";
import { mrkdwnHtml } from "./mrkdwn";
import type { Block, SlackMessage } from "./state";

interface TextObject {
  type?: unknown;
  text?: unknown;
}

/** The messages of the channel, newest first. */
export function messagesPage(messages: SlackMessage[], channel: string): string {
  const list = messages.length
    ? [...messages].reverse().map(messageCard).join("")
    : `<p class="empty mute">Nothing has been posted yet.</p>`;
  return htmlPage({
    title: channel,
    wide: true,
    style: STYLE,
    body: `<p class="mute">What the application posted to Slack, newest first; none of it left this machine.
See also <a href="/_requests">requests</a> and the same <a href="/_sim/messages">as JSON</a>.</p>${list}`,
  });
}

function messageCard({ at, username, text, blocks, attachments }: SlackMessage): string {
  const content = blocks.length ? blocks.map(blockHtml).join("") : `<p>${mrkdwnHtml(text ?? "")}</p>`;
  return `<article class="message"><header><b>${escapeHtml(username ?? "CloudGreet")}</b>
<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 19)} UTC</time></header>${content}
${attachments.map((one) => `<div class="attached">${attachmentHtml(one)}</div>`).join("")}</article>`;
}

function attachmentHtml(attachment: Record<string, unknown>): string {
  const { title, pretext, text, fallback, blocks } = attachment;
  const parts = [pretext, title, text].filter((one): one is string => typeof one === "string");
  const inner = Array.isArray(blocks) ? (blocks as Block[]).map(blockHtml).join("") : "";
  const lines = parts.length ? parts : inner ? [] : [String(fallback ?? "")];
  return lines.map((line) => `<p>${mrkdwnHtml(line)}</p>`).join("") + inner;
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case "header":
      return `<h2>${textHtml(block.text)}</h2>`;
    case "divider":
      return "<hr>";
    case "section":
      return `${block.text ? `<p>${textHtml(block.text)}</p>` : ""}${fieldsHtml(block.fields)}`;
    case "context":
      return `<p class="mute">${listOf(block.elements).map(elementHtml).join(" ")}</p>`;
    case "actions":
      return `<p>${listOf(block.elements).map(elementHtml).join(" ")}</p>`;
    case "image":
      return `<p class="mute">Image: ${escapeHtml(block.alt_text)}</p>`;
    default:
      return `<pre>${escapeHtml(JSON.stringify(block, null, 2))}</pre>`;
  }
}

function fieldsHtml(fields: unknown): string {
  const cells = listOf(fields).map((field) => `<div>${textHtml(field)}</div>`);
  return cells.length ? `<div class="fields">${cells.join("")}</div>` : "";
}

function elementHtml(element: Record<string, unknown>): string {
  if (element.type === "image") return escapeHtml(element.alt_text);
  if (element.type !== "button") return textHtml(element);
  const label = textHtml(element.text);
  const isLink = typeof element.url === "string" && /^https?:/.test(element.url);
  return isLink
    ? `<a class="button" href="${escapeHtml(element.url)}" rel="noreferrer" target="_blank">${label}</a>`
    : `<span class="button">${label}</span>`;
}

function textHtml(object: unknown): string {
  const { type, text } = (object ?? {}) as TextObject;
  return type === "mrkdwn" ? mrkdwnHtml(String(text ?? "")) : escapeHtml(text);
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : [];
}

const STYLE = `
.message { border: 1px solid var(--line); border-radius: 12px; padding: 0.9rem 1.1rem; margin: 0.75rem 0; }
.message header { display: flex; gap: 0.75rem; align-items: baseline; } .message time { color: var(--mute); font-size: 0.8rem; }
.message p { margin: 0.4rem 0; overflow-wrap: anywhere; } .message h2 { margin: 0.5rem 0; }
.message pre { background: var(--soft); border-radius: 8px; padding: 0.6rem 0.75rem; margin: 0.4rem 0; }
.message hr { border: 0; border-top: 1px solid var(--line); }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0.4rem 1rem; }
.attached { border-left: 4px solid var(--line); padding-left: 0.75rem; margin-top: 0.5rem; }
.button { display: inline-block; border: 1px solid var(--line); border-radius: 8px; padding: 0.25rem 0.75rem; text-decoration: none; }
.empty { border: 1px dashed var(--line); border-radius: 12px; padding: 3rem 1rem; text-align: center; }`;
