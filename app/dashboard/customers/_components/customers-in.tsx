import { Plus, Upload } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";

/** The two ways by which customers come in by hand. */
export function CustomersIn() {
  return (
    <>
      <Link href="/dashboard/customers/new" className={buttonStyle({ variant: "primary" })}>
        <Plus aria-hidden />
        Add customer
      </Link>
      <Link href="/dashboard/customers/import" className={buttonStyle()}>
        <Upload aria-hidden />
        Import
      </Link>
    </>
  );
}
