import { redirect } from "next/navigation";
import { BackToCustomers } from "@/app/dashboard/customers/[id]/_components/customer-body";
import { addProfile } from "@/app/dashboard/customers/actions";
import { NewCustomer } from "@/components/customers/new-customer";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { requireMember } from "@/lib/http/session";

export const metadata = { title: "Add a customer" };

export default async function NewCustomerPage() {
  const { role } = await requireMember();
  if (role === "viewer") redirect("/dashboard/customers");
  return (
    <PageBody>
      <BackToCustomers />
      <PageHead title="Add a customer" lead="Your receptionist knows them by their number when they call." />
      <div className="mt-6 max-w-lg">
        <NewCustomer onAdd={addProfile} />
      </div>
    </PageBody>
  );
}
