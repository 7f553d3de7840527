import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { mergeInto } from "@/app/dashboard/customers/actions";
import { CustomerFilterBox } from "@/components/customers/customer-search";
import { MergeView } from "@/components/customers/merge-view";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";

export const metadata = { title: "Merge customers" };

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

export default async function MergePage({ params, searchParams }: PageProps<"/dashboard/customers/[id]/merge">) {
  const { id } = await params;
  const search = await searchParams;
  const { scope, role, business } = await requireMember();
  if (role === "viewer") redirect(`/dashboard/customers/${id}`);
  const { memberReads, now } = getContainer();
  const customer = await memberReads.loadCustomer(scope, id);
  if (!customer) notFound();
  const other = search.with ? await memberReads.loadCustomer(scope, first(search.with)) : null;
  const q = first(search.q).slice(0, 100) || (customer.name ?? "");
  const filter = { search: q || null, mark: null, seenSince: null, seenBefore: null };
  const found = other ? [] : (await memberReads.listCustomers(scope, filter, { cursor: null, limit: 12 })).rows;
  return (
    <PageBody>
      <Link
        href={`/dashboard/customers/${customer.id}`}
        className="-ml-1 mb-3 inline-flex items-center gap-1.5 rounded-badge px-1 py-1 text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {customer.name ?? "Customer"}
      </Link>
      <PageHead
        title="Merge customers"
        lead="Calls, texts and appointments of both come together. Each number keeps its own consent and opt-out."
      />
      {other && other.id !== customer.id ? (
        <MergeView
          kept={customer}
          other={other}
          timeZone={business.timeZone}
          now={now()}
          onMerge={mergeInto.bind(null, customer.id, other.id)}
        />
      ) : (
        <CustomerFilterBox customer={customer} q={q} found={found.filter((row) => row.id !== customer.id)} />
      )}
    </PageBody>
  );
}
