import Link from "next/link";
import { linkStyle } from "@/components/ui/link";
import { Notice } from "@/components/ui/states";

/** Instead of what the wizard asks for, until the plan is paid; null leads nowhere, for those who only look. */
export function SetUpNotice({ href }: { href: string | null }) {
  if (!href)
    return <Notice tone="attention">This business is still being set up. You find this here afterwards.</Notice>;
  return (
    <Notice tone="attention">
      You are still setting up.{" "}
      <Link href={href} className={linkStyle}>
        Change this in the set-up
      </Link>
      .
    </Notice>
  );
}
