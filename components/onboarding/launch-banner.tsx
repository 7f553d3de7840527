import Link from "next/link";
import { linkStyle } from "@/components/ui/link";

/** Above the pages of a business that is not live yet. */
export function LaunchBanner() {
  return (
    <p className="border-b bg-attention-tint px-4 py-2.5 text-attention md:px-8">
      Your receptionist does not answer yet.{" "}
      <Link href="/onboarding" className={`${linkStyle} text-attention underline`}>
        Finish the set-up
      </Link>
    </p>
  );
}
