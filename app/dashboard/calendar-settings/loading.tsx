import { PageBody, PageHead } from "@/components/frame/page-head";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading the calendar connection
      </p>
      <PageHead title="Calendar connection" />
      <Skeleton className="mt-6 h-24 w-full rounded-card" />
      <Skeleton className="mt-8 h-64 w-full rounded-card" />
    </PageBody>
  );
}
