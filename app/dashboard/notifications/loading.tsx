import { PageBody } from "@/components/frame/page-head";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading notifications
      </p>
      <Skeleton className="h-8 w-48" />
      <Skeleton className="mt-6 h-96 rounded-card" />
    </PageBody>
  );
}
