import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { redirect } from "next/navigation";
import { beginImport, readImport } from "@/app/dashboard/customers/actions";
import { ImportBox } from "@/components/customers/import-box";
import { ImportList } from "@/components/customers/import-list";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";

export const metadata = { title: "Import customers" };

export default async function ImportPage() {
  const { business, scope, role } = await requireMember();
  if (role === "viewer") redirect("/dashboard/customers");
  const { memberReads, now } = getContainer();
  const imports = await memberReads.listImports(scope);
  const isWorking = imports.some(({ state }) => state === "queued" || state === "running");
  return (
    <PageBody>
      <Link
        href="/dashboard/customers"
        className="-ml-1 mb-3 inline-flex items-center gap-1.5 rounded-badge px-1 py-1 text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        Customers
      </Link>
      <PageHead title="Import customers" lead="A CSV file from your spreadsheet or your last program." />
      <div className="mt-6 grid max-w-3xl gap-6">
        <ImportBox isWorking={isWorking} onBegin={beginImport} onArrived={readImport} />
        {imports.length > 0 ? (
          <Section id="imports" title="Imports">
            <ImportList imports={imports} timeZone={business.timeZone} now={now()} />
          </Section>
        ) : null}
      </div>
    </PageBody>
  );
}
