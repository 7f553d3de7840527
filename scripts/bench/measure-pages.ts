import { gzipSync } from "node:zlib";
import type { Bench, Tenant } from "./bench-stack";
import { signIn } from "./member-session";
import type { Row } from "./report";

const scriptBytesMax = 250_000;
const paths = ["/", "/login", "/register", "/dashboard", "/dashboard/calls", "/dashboard/appointments"];

/** Script that a page loads before anything is clicked: what its HTML names, each file gzipped. */
export async function measurePages(bench: Bench, tenant: Tenant): Promise<Row[]> {
  const cookie = await signIn(bench.stack.file, tenant.owner);
  const rows: Row[] = [];
  for (const path of paths) {
    const response = await fetch(`${bench.stack.file.web}${path}`, {
      headers: path.startsWith("/dashboard") ? { cookie } : {},
      redirect: "manual",
    });
    if (response.status !== 200) continue;
    const bytes = await countScript(bench.stack.file.web, await response.text());
    rows.push({
      what: `script on first load, ${path}`,
      value: bytes / 1000,
      unit: "kB",
      limit: { max: scriptBytesMax / 1000 },
    });
  }
  return rows;
}

async function countScript(web: string, html: string): Promise<number> {
  // Browsers of today skip what is marked noModule.
  const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sources = new Set(tags.map((match) => match[1] ?? ""));
  const sizes = await Promise.all(
    [...sources].map(async (source) => {
      const response = await fetch(new URL(source.replaceAll("&amp;", "&"), web));
      return gzipSync(Buffer.from(await response.arrayBuffer())).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
