import { PageBody, PageHead } from "@/components/frame/page-head";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 9 }, (_, index) => `row-${index}`);

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading customers
      </p>
      <PageHead title="Customers">
        <Skeleton className="h-9 w-64" />
        <Skeleton className="h-9 w-44" />
      </PageHead>
      <Card className="mt-6 divide-y">
        {rows.map((row) => (
          <div key={row} className="flex h-14 items-center gap-5 px-5 md:h-11">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-4 w-28" />
            <Skeleton className="hidden h-4 flex-1 md:block" />
            <Skeleton className="h-4 w-16" />
          </div>
        ))}
      </Card>
    </PageBody>
  );
}
