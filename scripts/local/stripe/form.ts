/** Form parameters as nested objects, arrays and strings: `a[b][0][c]=1` is `{ a: { b: [{ c: "1" }] } }`. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };

const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);
const DEPTH_MAX = 8;
const ENTRIES_MAX = 1000;

/** Parses a form-encoded body or a query string the way Stripe does. Every leaf stays a string. */
export function parseForm(text: string): { [key: string]: FormValue } {
  const root: Record<string, Node> = {};
  for (const [name, value] of [...new URLSearchParams(text)].slice(0, ENTRIES_MAX)) insert(root, pathOf(name), value);
  return Object.fromEntries(Object.entries(root).map(([key, node]) => [key, finish(node)]));
}

type Node = string | { [key: string]: Node };

function pathOf(name: string): string[] {
  return name.replaceAll("]", "").split("[").slice(0, DEPTH_MAX);
}

function insert(root: Record<string, Node>, path: string[], value: string): void {
  if (path.some((key) => UNSAFE.has(key))) return;
  let node = root;
  for (const key of path.slice(0, -1)) {
    const child = node[key];
    const next = child && typeof child === "object" ? child : {};
    node[key] = next;
    node = next;
  }
  const last = path.at(-1) ?? "";
  node[last === "" ? String(Object.keys(node).length) : last] = value;
}

function finish(node: Node): FormValue {
  if (typeof node === "string") return node;
  const keys = Object.keys(node);
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) return keys.map((key) => finish(node[key] as Node));
  return Object.fromEntries(keys.map((key) => [key, finish(node[key] as Node)]));
}
