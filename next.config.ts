import type { NextConfig } from "next";

const distDir = process.env.NEXT_DIST_DIR;
const tsconfigPath = process.env.NEXT_TSCONFIG_PATH;

/** The headers that hold for files and API answers too; pages get theirs, with the content policy, in proxy.ts. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(self), payment=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

const config: NextConfig = {
  // Several stacks of one checkout run beside each other, each with its own build folder.
  ...(distDir ? { distDir } : {}),
  ...(tsconfigPath ? { typescript: { tsconfigPath } } : {}),
  poweredByHeader: false,
  reactStrictMode: true,
  // The local cron asks every few seconds; its lines would bury everything else.
  logging: { incomingRequests: { ignore: [/^\/api\/(cron|health)\b/] } },
  // pdfkit reads its fonts from files beside itself.
  serverExternalPackages: ["pg", "pdfkit"],
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
