import { PageBody, PageHead } from "@/components/frame/page-head";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const rows = Array.from({ length: 7 }, (_, index) => `row-${index}`);

export default function Loading() {
  return (
    <PageBody isWide>
      <p className="sr-only" role="status">
        Loading messages
      </p>
      <PageHead title="Messages">
        <Skeleton className="h-9 w-60" />
        <Skeleton className="h-9 w-52" />
      </PageHead>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-4 md:h-[calc(100dvh-9rem)] md:min-h-96 md:grid-cols-[20rem_minmax(0,1fr)] md:grid-rows-[minmax(0,1fr)]">
        <Card className="divide-y overflow-hidden">
          {rows.map((row) => (
            <div key={row} className="flex flex-col gap-2 px-4 py-3.5">
              <Skeleton className="h-4 w-32" />
              <Skeleton className="h-4 w-52" />
            </div>
          ))}
        </Card>
        <Skeleton className="hidden h-full rounded-card md:block" />
      </div>
    </PageBody>
  );
}
