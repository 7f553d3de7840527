import { CalendarPlus, Combine, MessageSquare, Phone } from "lucide-react";
import Link from "next/link";
import { textCustomer } from "@/app/dashboard/customers/actions";
import { FirstText } from "@/components/customers/first-text";
import { buttonStyle } from "@/components/ui/button";
import type { CustomerProfile } from "@/lib/domain/customers/reads";
import { textRefusal } from "@/lib/domain/messages/text-refusal";

/** What can be done with a customer: call, text, book, make two of them one. */
export function CustomerActions({ customer, canWrite }: { customer: CustomerProfile; canWrite: boolean }) {
  const { id, name, phone, conversationId } = customer;
  return (
    <>
      {phone ? (
        <a href={`tel:${phone}`} className={buttonStyle()}>
          <Phone aria-hidden />
          Call
        </a>
      ) : null}
      {conversationId ? (
        <Link href={`/dashboard/messages/${conversationId}`} className={buttonStyle()}>
          <MessageSquare aria-hidden />
          Texts
        </Link>
      ) : null}
      {canWrite && phone && !conversationId ? (
        <FirstText
          customerId={id}
          name={name ?? "the customer"}
          refusal={textRefusal({ ...customer, canWrite })}
          onSend={textCustomer.bind(null, id)}
        />
      ) : null}
      {canWrite ? (
        <>
          <Link href={`/dashboard/calendar?book=${id}`} className={buttonStyle({ variant: "primary" })}>
            <CalendarPlus aria-hidden />
            Book
          </Link>
          <Link href={`/dashboard/customers/${id}/merge`} className={buttonStyle()}>
            <Combine aria-hidden />
            Merge
          </Link>
        </>
      ) : null}
    </>
  );
}
