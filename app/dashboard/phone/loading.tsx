import { PageBody, PageHead } from "@/components/frame/page-head";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading phone and texts
      </p>
      <PageHead title="Phone and texts" />
      <Skeleton className="mt-8 h-24" />
      <Skeleton className="mt-8 h-40" />
      <Skeleton className="mt-8 h-40" />
    </PageBody>
  );
}
