import { PageBody } from "@/components/frame/page-head";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading the call
      </p>
      <Skeleton className="h-5 w-16" />
      <Skeleton className="mt-4 h-7 w-64" />
      <Skeleton className="mt-2 h-4 w-48" />
      <div className="mt-9 grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-x-8">
        <Skeleton className="h-136 rounded-card" />
        <div className="flex flex-col gap-6">
          <Skeleton className="h-44 rounded-card" />
          <Skeleton className="h-28 rounded-card" />
        </div>
      </div>
    </PageBody>
  );
}
