import { escapeHtml } from "@/scripts/local/kit/html";

/** Slack's own markup as safe HTML: bold, italics, struck, code, links, mentions and line breaks. */
export function mrkdwnHtml(text: string): string {
  return text
    .split(/(<[^<>\n]+>)/)
    .map((part) => (/^<.+>$/.test(part) ? reference(part.slice(1, -1)) : formatted(part)))
    .join("");
}

function reference(inside: string): string {
  const [target = "", label] = inside.split("|");
  if (/^(https?:|mailto:)/.test(target)) {
    const href = escapeHtml(plain(target));
    return `<a href="${href}" rel="noreferrer" target="_blank">${label ? escapeHtml(plain(label)) : href}</a>`;
  }
  const mark = target.startsWith("#") ? "#" : "@";
  return `<b>${mark}${escapeHtml(label ?? target.replace(/^[@#!]/, ""))}</b>`;
}

function formatted(text: string): string {
  return escapeHtml(plain(text))
    .replace(/```\n?([\s\S]+?)```/g, "<pre>$1</pre>")
    .replace(/`([^`\n]+)`/g, "<code>$1</code>")
    .replace(/(^|[\s(])\*(\S(?:[^*\n]*\S)?)\*(?=$|[\s).,:;!?])/gm, "$1<b>$2</b>")
    .replace(/(^|[\s(])_(\S(?:[^_\n]*\S)?)_(?=$|[\s).,:;!?])/gm, "$1<i>$2</i>")
    .replace(/(^|[\s(])~(\S(?:[^~\n]*\S)?)~(?=$|[\s).,:;!?])/gm, "$1<s>$2</s>")
    .replace(/\n/g, "<br>");
}

// Senders escape these three characters, and only these.
function plain(text: string): string {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
