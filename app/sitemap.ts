import type { MetadataRoute } from "next";
import { getContainer } from "@/lib/container";

export const dynamic = "force-dynamic";

const pages = [
  "",
  "/pricing",
  "/contact",
  "/status",
  "/terms",
  "/privacy",
  "/messaging-terms",
  "/cookies",
  "/register",
];

export default function sitemap(): MetadataRoute.Sitemap {
  const appUrl = getContainer().env.app.APP_URL.replace(/\/$/, "");
  return pages.map((page) => ({ url: appUrl + page }));
}
