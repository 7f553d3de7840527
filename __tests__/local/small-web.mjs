// Stands in for Next where only the stack around it is tested: `node small-web.mjs start -H HOST -p PORT`.
// It starts a child as Next does, and remembers who called its cron route.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

const [, , , , host, , port] = process.argv;
const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
const cronCalls = [];

createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://local");
  if (pathname.startsWith("/api/cron/")) cronCalls.push({ pathname, authorization: request.headers.authorization });
  if (pathname === "/crash") process.exit(7);
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ child: child.pid, cronCalls, flavour: process.env.FLAVOUR ?? null }));
}).listen(Number(port), host);
