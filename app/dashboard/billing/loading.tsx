import { PageBody, PageHead } from "@/components/frame/page-head";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 6 }, (_, index) => `row-${index}`);

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading billing
      </p>
      <PageHead title="Billing" />
      <div className="mt-6 grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-52" />
        <Skeleton className="h-52" />
      </div>
      <Card className="mt-8 divide-y">
        {rows.map((row) => (
          <div key={row} className="flex h-14 items-center gap-5 px-5">
            <Skeleton className="h-4 w-16" />
            <Skeleton className="h-4 flex-1" />
            <Skeleton className="h-5 w-20" />
          </div>
        ))}
      </Card>
    </PageBody>
  );
}
