import { PageBody, PageHead } from "@/components/frame/page-head";
import { Skeleton } from "@/components/ui/skeleton";

const cards = ["answered", "booked", "value", "lost"];

export default function Loading() {
  return (
    <PageBody>
      <p className="sr-only" role="status">
        Loading reports
      </p>
      <PageHead title="Reports" />
      <Skeleton className="mt-5 h-9 w-72 max-w-full" />
      <div className="mt-7 grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
        {cards.map((card) => (
          <Skeleton key={card} className="h-28" />
        ))}
      </div>
      <Skeleton className="mt-7 h-56" />
    </PageBody>
  );
}
