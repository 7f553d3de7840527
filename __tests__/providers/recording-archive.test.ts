import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createSupabaseRecordingArchive } from "@/lib/providers/supabase/recording-archive";

let server: Server;
let origin: string;
let source: { status: number; headers?: Record<string, string> };
let storageStatus: number;
let requests: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume();
    if (request.url?.startsWith("/storage/")) {
      response.writeHead(storageStatus, { "content-type": "application/json" }).end('{"Id":"1","Key":"recordings/x"}');
    } else if (source.status === 302) {
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
    } else {
      response.writeHead(source.status, { "content-type": "audio/wav", ...source.headers }).end("RIFF");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  source = { status: 200 };
  storageStatus = 200;
  requests = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function copy(address = `${origin}/recording.wav`) {
  const archive = createSupabaseRecordingArchive({
    url: origin,
    secretKey: "sb_secret_tests",
    isAllowedSource: (url) => url.origin === origin,
  });
  return archive.copy(address, "business/call.wav");
}

test("copies the file and says what it is", async () => {
  expect(await copy()).toEqual({ contentType: "audio/wav", sizeBytes: 4 });
  expect(requests).toEqual(["GET /recording.wav", "POST /storage/v1/object/recordings/business/call.wav"]);
});

test.each(["http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "https://evil.example/r.wav"])(
  "fetches nothing from %s",
  async (address) => {
    await expect(copy(address)).rejects.toMatchObject({ code: "forbidden" });
    expect(requests).toEqual([]);
  },
);

test("does not follow the provider's host to another place", async () => {
  source = { status: 302 };

  await expect(copy()).rejects.toMatchObject({ code: "unavailable" });
});

test.each([
  [403, "not_found"],
  [404, "not_found"],
  [410, "not_found"],
  [500, "unavailable"],
  [429, "unavailable"],
])("a source that answers %d is %s", async (status, code) => {
  source = { status };

  await expect(copy()).rejects.toMatchObject({ code });
});

test("a storage that is away is tried again", async () => {
  storageStatus = 503;

  await expect(copy()).rejects.toMatchObject({ code: "unavailable" });
});
