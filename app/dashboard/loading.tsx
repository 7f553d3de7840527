import { PageBody } from "@/components/frame/page-head";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading
      </p>
      <Skeleton className="h-7 w-2/3" />
      <Skeleton className="mt-10 h-4 w-28" />
      <Skeleton className="mt-3 h-64 w-full rounded-card" />
      <Skeleton className="mt-8 h-4 w-28" />
      <Skeleton className="mt-3 h-72 w-full rounded-card" />
    </PageBody>
  );
}
