import type { MetadataRoute } from "next";
import { getContainer } from "@/lib/container";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  const appUrl = getContainer().env.app.APP_URL.replace(/\/$/, "");
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/dashboard", "/onboarding", "/admin", "/auth/"] },
    sitemap: `${appUrl}/sitemap.xml`,
  };
}
