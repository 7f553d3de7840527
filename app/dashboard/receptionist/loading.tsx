import { PageBody, PageHead } from "@/components/frame/page-head";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageBody isWide>
      <p className="sr-only" role="status">
        Loading the receptionist
      </p>
      <PageHead title="Receptionist" />
      <Skeleton className="mt-6 h-16 w-full rounded-card" />
      <div className="mt-6 grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Skeleton className="h-120 w-full rounded-card" />
        <Skeleton className="h-96 w-full rounded-card" />
      </div>
    </PageBody>
  );
}
