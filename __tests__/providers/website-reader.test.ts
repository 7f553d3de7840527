import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { type FetchConfig, fetchPublic } from "@/lib/providers/web/fetch-public";
import { isPublicAddress } from "@/lib/providers/web/is-public-address";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** What ends the noting of connections. */
const noted: (() => void)[] = [];
afterEach(() => {
  for (const end of noted.splice(0)) end();
});

/** Every address that a connection is about to be made to by name. It ends there, so that nothing leaves this machine. */
function noteDialled(): string[] {
  const dialled: string[] = [];
  const watch = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.once("lookup", (error: Error | null, address: string) => {
      dialled.push(error ? "nothing" : address);
      socket.destroy();
    });
  };
  subscribe("net.client.socket", watch);
  noted.push(() => unsubscribe("net.client.socket", watch));
  return dialled;
}

/** A server on this machine, and the configuration that alone lets it be read. */
async function serve(listener: RequestListener): Promise<{ origin: string; config: FetchConfig }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, config: { localOrigin: origin, resolve: async () => [] } };
}

const page: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html" });
  response.end("<title>inside</title>");
};

describe("an address inside", () => {
  test.each([
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.5.5",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "::ffff:8.8.8.8",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1%eth0",
    "ff02::1",
    "not an address",
  ])("%s is never public", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])("%s is", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ["https://127.0.0.1/", "private_address"],
    ["https://[::1]/", "private_address"],
    ["https://[::ffff:10.0.0.1]/", "private_address"],
    ["https://169.254.169.254/latest/meta-data/", "private_address"],
    ["http://169.254.169.254/latest/meta-data/", "private_address"],
    ["https://10.20.30.40/", "private_address"],
    // The same machine in decimal, octal, hexadecimal and in short.
    ["https://2130706433/", "private_address"],
    ["https://0177.0.0.1/", "private_address"],
    ["https://0x7f.1/", "private_address"],
    ["https://127.1/", "private_address"],
    ["https://localhost/", "bad_address"],
    ["https://intranet/", "bad_address"],
    ["https://example.com:8443/", "bad_address"],
    ["http://example.com:8080/", "bad_address"],
    ["https://user:secret@example.com/", "bad_address"],
    ["file:///etc/passwd", "bad_address"],
    ["ftp://example.com/", "bad_address"],
    ["gopher://example.com/", "bad_address"],
    ["not an address", "bad_address"],
  ])("%s is not asked", async (address, failure) => {
    const resolve = () => Promise.reject(new Error("nobody asks"));

    expect(await fetchPublic(address, { resolve })).toEqual({ outcome: "failed", failure });
  });

  test.each([
    ["a name that means an address inside", ["10.0.0.5"]],
    ["a name that means one outside and one inside", ["93.184.216.34", "127.0.0.1"]],
    ["a name that means an address inside a tunnel", ["64:ff9b::a00:1"]],
  ])("is not asked through %s", async (_name, addresses) => {
    expect(await fetchPublic("https://owner.example/", { resolve: async () => addresses })).toEqual({
      outcome: "failed",
      failure: "private_address",
    });
  });

  test.each(["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])(
    "is not asked by a name that changes its meaning: it is looked up once, and %s, which was checked, is dialled",
    async (checked) => {
      const meanings = [[checked], ["127.0.0.1"]];
      let asked = 0;
      const resolve = async () => meanings[asked++] ?? [];
      const dialled = noteDialled();

      const fetched = await fetchPublic("https://rebind.example/", { resolve });

      expect(dialled).toEqual([checked]);
      expect(asked).toBe(1);
      expect(fetched).toEqual({ outcome: "failed", failure: "unreachable" });
    },
  );

  test.each([
    ["http://169.254.169.254/latest/meta-data/", "private_address"],
    ["https://[::1]:443/", "private_address"],
    ["http://127.0.0.1:1/", "bad_address"],
    ["//10.0.0.1/", "private_address"],
    ["https://inside.example/", "private_address"],
    ["file:///etc/passwd", "bad_address"],
  ])("is not asked after a redirect to %s", async (location, failure) => {
    const { origin, config } = await serve((_request, response) => {
      response.writeHead(302, { location });
      response.end();
    });
    const resolve = async () => ["192.168.0.9"];

    expect(await fetchPublic(origin, { ...config, resolve })).toEqual({ outcome: "failed", failure });
  });

  test("on this machine is read at the one origin of a local stack, and at no other", async () => {
    const open = await serve(page);
    const other = await serve(page);

    expect(await fetchPublic(open.origin, open.config)).toMatchObject({ outcome: "read" });
    expect(await fetchPublic(other.origin, open.config)).toEqual({ outcome: "failed", failure: "bad_address" });
    expect(await fetchPublic(open.origin)).toEqual({ outcome: "failed", failure: "bad_address" });
  });
});

describe("an answer", () => {
  const failureOf = async (listener: RequestListener, limits: FetchConfig["limits"] = {}) => {
    const { origin, config } = await serve(listener);
    const fetched = await fetchPublic(origin, { ...config, limits });
    return fetched.outcome === "failed" ? fetched.failure : fetched.outcome;
  };

  test("larger than a page may be is left, whether it says so or not", async () => {
    const said: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": "2000000" });
      response.write("x");
    };
    const endless: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    };

    expect(await failureOf(said)).toBe("too_large");
    expect(await failureOf(endless)).toBe("too_large");
  });

  test("that drips is left when the time is up", async () => {
    const drips: RequestListener = (_request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.write("<p>");
    };

    expect(await failureOf(drips, { ms: 80 })).toBe("slow");
    expect(await failureOf(() => undefined, { ms: 80 })).toBe("slow");
  });

  test.each(["application/json", "image/png", "application/octet-stream", "text/plain"])(
    "of type %s is no page",
    async (type) => {
      expect(
        await failureOf((_request, response) => {
          response.writeHead(200, { "content-type": type });
          response.end("{}");
        }),
      ).toBe("not_html");
    },
  );

  test("that is packed is not unpacked: it was asked for plain, and a small one can be endless", async () => {
    const encodingOf = (encoding: string, body: Buffer | string) =>
      failureOf((_request, response) => {
        response.writeHead(200, { "content-type": "text/html", "content-encoding": encoding });
        response.end(body);
      });

    expect(await encodingOf("gzip", gzipSync("<p>".repeat(1_000)))).toBe("not_html");
    expect(await encodingOf("br", "<p>")).toBe("not_html");
    expect(await encodingOf("identity", "<p>")).toBe("read");
  });

  test.each([
    [404, "not_found"],
    [403, "refused"],
    [500, "unreachable"],
  ] as const)("of status %d is %s", async (status, failure) => {
    expect(
      await failureOf((_request, response) => {
        response.writeHead(status, { "content-type": "text/html" });
        response.end("<p>");
      }),
    ).toBe(failure);
  });

  test("that sends on without end is left after four times", async () => {
    let count = 0;
    const failure = await failureOf((_request, response) => {
      count += 1;
      response.writeHead(301, { location: `/${count}` });
      response.end();
    });

    expect(failure).toBe("too_many_redirects");
    expect(count).toBe(5);
  });

  test("in an older letter set is read as it was meant", async () => {
    const { origin, config } = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=iso-8859-1" });
      response.end(Buffer.from("<p>Peluquer\u00eda</p>", "latin1"));
    });

    expect(await fetchPublic(origin, config)).toMatchObject({ outcome: "read", html: "<p>Peluquería</p>" });
  });
});

describe("the address inside that a local stack opens", () => {
  const problemsOf = (changes: Record<string, string>) => {
    const parsed = parseEnv({ APP_URL: "https://app.example.com", ...changes });
    return "problems" in parsed ? parsed.problems.map(({ name }) => name) : [];
  };

  test.each([
    ["https://app.example.com", "http://127.0.0.1:54347"],
    ["http://127.0.0.1:3000", "http://169.254.169.254"],
    ["http://127.0.0.1:3000", "http://127.0.0.1.evil.example"],
    ["http://localhost.evil.example", "http://127.0.0.1:1"],
  ])("is refused for an application at %s and an address of %s", (APP_URL, LOCAL_WEBSITE_ORIGIN) => {
    expect(problemsOf({ APP_URL, LOCAL_WEBSITE_ORIGIN })).toContain("LOCAL_WEBSITE_ORIGIN");
  });

  test("is allowed where only this machine is served", () => {
    const names = problemsOf({ APP_URL: "http://127.0.0.1:3000", LOCAL_WEBSITE_ORIGIN: "http://127.0.0.1:54347" });

    expect(names).not.toContain("LOCAL_WEBSITE_ORIGIN");
  });
});
