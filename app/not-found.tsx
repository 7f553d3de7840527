import { Compass } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { StateCard } from "@/components/ui/states";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <StateCard
        isPage
        icon={Compass}
        title="There is nothing at this address"
        action={
          <Link href="/dashboard" className={buttonStyle({ variant: "primary" })}>
            Go to your dashboard
          </Link>
        }
      >
        The link may be old, or it belongs to a business that you cannot see.
      </StateCard>
    </main>
  );
}
