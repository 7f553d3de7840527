import type { Metadata } from "next";
import { SiteHead } from "@/components/site/prose";
import { StatusList } from "@/components/site/status-list";
import { Notice } from "@/components/ui/states";
import { getContainer } from "@/lib/container";
import { firstDay, historyOf } from "@/lib/domain/site/health-history";

export const metadata: Metadata = {
  title: "Status",
  description: "Whether CloudGreet works right now, and how it did on each of the last 90 days, as measured.",
  alternates: { canonical: "/status" },
};

const days = 90;

export default async function StatusPage() {
  const { ports, now, log } = getContainer();
  const rows = await ports.site.listHealth(firstDay(now(), days)).catch((error: unknown) => {
    log.error("site.no_health", error);
    return null;
  });
  return (
    <>
      <SiteHead title="Status">
        <p>
          Measured once a minute. Grey is a day that nobody measured, which is not the same as a good one: when the
          database itself is away, its measurement cannot be kept.
        </p>
      </SiteHead>
      <div className="mt-10 max-w-3xl">
        {rows ? (
          <StatusList histories={historyOf(rows, now(), days)} />
        ) : (
          <Notice tone="missed">The measurements cannot be read: the database does not answer right now.</Notice>
        )}
      </div>
    </>
  );
}
