import { PageBody, PageHead } from "@/components/frame/page-head";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageBody isWide>
      <p className="sr-only" role="status">
        Loading the calendar
      </p>
      <PageHead title="Calendar">
        <Skeleton className="h-9 w-48" />
      </PageHead>
      <Skeleton className="mt-6 h-160 w-full rounded-card" />
    </PageBody>
  );
}
