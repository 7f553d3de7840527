import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <p className="sr-only" role="status">
        Loading settings
      </p>
      <Skeleton className="h-8 w-40" />
      <Skeleton className="mt-5 h-96 rounded-card" />
    </>
  );
}
