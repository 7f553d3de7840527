import { beginExport, deleteCustomer, holdData, releaseData } from "@/app/dashboard/settings/privacy/actions";
import { CustomerPrivacy } from "@/components/privacy/customer-privacy";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import type { CustomerProfile } from "@/lib/domain/customers/reads";
import { requireMember } from "@/lib/http/session";

/** A copy, a hold, or the end of what we know of a customer; for owners. */
export async function PrivacySection({
  customer,
  timeZone,
  now,
}: {
  customer: CustomerProfile;
  timeZone: string;
  now: Date;
}) {
  const { scope } = await requireMember();
  const { id } = customer;
  return (
    <Section id="privacy" title="Privacy">
      <CustomerPrivacy
        customerId={id}
        name={customer.name ?? customer.phone ?? "delete"}
        privacy={await getContainer().memberReads.loadCustomerPrivacy(scope, id)}
        timeZone={timeZone}
        now={now}
        onExport={beginExport.bind(null, id)}
        onHold={holdData.bind(null, id)}
        onRelease={releaseData}
        onDelete={deleteCustomer.bind(null, id)}
      />
    </Section>
  );
}
