import { type Context, Hono } from "hono";
import { AuthFault } from "./auth-fault";
import type { InnerFetch } from "./auth-gateway";

/** supabase-js posts a Blob as a form whose file has no name; the storage service wants the bytes alone. */
async function unwrapForm(request: Request): Promise<Request> {
  if (!request.headers.get("content-type")?.startsWith("multipart/form-data")) return request;
  const form = await request.formData();
  const file = [...form.values()].find((value) => typeof value !== "string");
  if (!file) return new Request(request.url, { method: request.method, headers: request.headers, body: "" });
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.set("content-type", file.type || "application/octet-stream");
  const cacheSeconds = form.get("cacheControl");
  if (cacheSeconds) headers.set("cache-control", `max-age=${cacheSeconds}`);
  return new Request(request.url, { method: request.method, headers, body: await file.arrayBuffer() });
}

/** The part of a file that a player asks for when it jumps. Answers whole what is not one plain range. */
async function cutRange(range: string | undefined, answer: Response): Promise<Response> {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? "");
  if (!match || answer.status !== 200 || (!match[1] && !match[2])) return answer;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const [, first = "", last = ""] = match;
  const start = first ? Number(first) : Math.max(0, bytes.length - Number(last));
  const end = first && last ? Math.min(Number(last), bytes.length - 1) : bytes.length - 1;
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  if (start > end) {
    headers.set("content-range", `bytes */${bytes.length}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-range", `bytes ${start}-${end}/${bytes.length}`);
  return new Response(bytes.slice(start, end + 1), { status: 206, headers });
}

interface SignedAnswer {
  signedUrl?: string;
  signedURL?: string;
}

/** The hosted service answers `signedURL`, relative to the storage API. */
function renameSignedUrl<Answer extends SignedAnswer>({ signedUrl, ...rest }: Answer) {
  return { ...rest, signedURL: signedUrl ? signedUrl.replace(/^\/storage\/v1/, "") : null };
}

/** The hosted service answers `url`, relative to the storage API, for a file that is put there without signing in. */
function renameUploadUrl({ signedUrl, ...rest }: SignedAnswer) {
  return { ...rest, url: signedUrl?.replace(/^.*\/storage\/v1/, "") };
}

/** Supabase Storage at `/storage/v1`: the storage service inside, with the corrections that supabase-js needs. */
export function storageRoutes(inner: InnerFetch): Hono {
  const app = new Hono().basePath("/storage/v1");
  app.onError((error, c) => {
    if (!(error instanceof AuthFault)) throw error;
    return c.json({ statusCode: "403", error: "Unauthorized", message: error.message }, 400);
  });
  const sign = async (c: Context) => {
    const answer = await inner(c.req.raw);
    if (!answer.ok) return answer;
    const body: SignedAnswer | SignedAnswer[] = await answer.json();
    return c.json(Array.isArray(body) ? body.map(renameSignedUrl) : renameSignedUrl(body));
  };
  app.post("/object/upload/sign/:bucket/*", async (c) => {
    const answer = await inner(c.req.raw);
    return answer.ok ? c.json(renameUploadUrl(await answer.json())) : answer;
  });
  app.post("/object/sign/:bucket", sign);
  app.post("/object/sign/:bucket/*", sign);
  app.on(["POST", "PUT"], "/object/*", async (c) => inner(await unwrapForm(c.req.raw)));
  app.get("/object/*", async (c) => cutRange(c.req.header("range"), await inner(c.req.raw)));
  app.all("*", (c) => inner(c.req.raw));
  return app;
}
