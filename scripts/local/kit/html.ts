/** Text made safe for HTML, inside elements and quoted attributes. */
export function escapeHtml(text: unknown): string {
  return String(text ?? "").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

interface Page {
  title: string;
  /** Trusted HTML. */
  body: string;
  wide?: boolean;
  /** CSS that this page has besides the common one. */
  style?: string;
}

/** A whole page in the look of all stand-in pages. */
export function htmlPage({ title, body, wide = false, style = "" }: Page): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>${STYLE}${style}</style></head><body><main class="${wide ? "wide" : ""}"><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e2e5ea, #2c3038); --soft: light-dark(#f5f6f8, #1b1e24);
  --ink: light-dark(#1a1d23, #e8eaee); --mute: light-dark(#5c6470, #9aa3b0); --accent: light-dark(#1f5fd0, #7aa7ff); }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fff, #121419); }
main { max-width: 30rem; margin: 3rem auto; padding: 0 1.25rem; } main.wide { max-width: 72rem; }
h1 { font-size: 1.4rem; letter-spacing: -0.01em; } h2 { font-size: 1.05rem; margin-top: 2rem; }
a { color: var(--accent); } p.mute, .mute { color: var(--mute); }
form.card, section.card { border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin: 1rem 0; }
label { display: block; margin: 0.75rem 0; } input[type=text], select { width: 100%; box-sizing: border-box; margin-top: 0.25rem;
  padding: 0.6rem 0.7rem; border: 1px solid var(--line); border-radius: 8px; background: var(--soft); color: inherit; font: inherit; }
button { padding: 0.6rem 1rem; border: 0; border-radius: 8px; background: var(--accent); color: light-dark(#fff, #10141c);
  font: inherit; font-weight: 600; cursor: pointer; } button.quiet { background: var(--soft); color: inherit; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; } td, th { text-align: left; padding: 0.35rem 0.6rem 0.35rem 0;
  border-bottom: 1px solid var(--line); vertical-align: top; } th { color: var(--mute); font-weight: 500; }
code, pre { font: 0.85em ui-monospace, monospace; } pre { white-space: pre-wrap; word-break: break-word; margin: 0; }
.scroll { overflow-x: auto; }`;
