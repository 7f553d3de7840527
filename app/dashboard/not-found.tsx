import { Compass } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { StateCard } from "@/components/ui/states";

export default function DashboardNotFound() {
  return (
    <StateCard
      isPage
      icon={Compass}
      title="There is nothing at this address"
      action={
        <Link href="/dashboard" className={buttonStyle({ variant: "primary" })}>
          Go home
        </Link>
      }
    >
      The link may be old, or it belongs to another business.
    </StateCard>
  );
}
