import { PageBody, PageHead } from "@/components/frame/page-head";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 9 }, (_, index) => `row-${index}`);

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading calls
      </p>
      <PageHead title="Calls">
        <Skeleton className="h-9 w-64" />
        <Skeleton className="h-9 w-44" />
      </PageHead>
      <Skeleton className="mt-6 mb-3 h-4 w-16" />
      <Card className="divide-y">
        {rows.map((row) => (
          <div key={row} className="flex h-14 items-center gap-5 px-5 md:h-11">
            <Skeleton className="h-4 w-16" />
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-5 w-20" />
            <Skeleton className="hidden h-4 flex-1 md:block" />
          </div>
        ))}
      </Card>
    </PageBody>
  );
}
