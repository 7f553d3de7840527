import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { calendarActions as actions } from "@/app/dashboard/calendar/calendar-actions";
import { AppointmentCard } from "@/components/calendar/appointment-card";
import { CalendarDesk } from "@/components/calendar/board/calendar-desk";
import { OwnPageChoices } from "@/components/calendar/board/own-page-choices";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { dateAt } from "@/lib/domain/member/business-day";
import { requireMember } from "@/lib/http/session";
import { OnMyWayCard } from "./_components/on-my-way-card";

export const metadata = { title: "Appointment" };

export default async function AppointmentPage({ params }: PageProps<"/dashboard/calendar/[id]">) {
  const { business, scope, role } = await requireMember();
  const { memberReads, now } = getContainer();
  const appointment = await memberReads.loadAppointment(scope, (await params).id);
  if (!appointment) notFound();
  const { timeZone } = business;
  const choices = await memberReads.loadBookingChoices(scope);
  const at = now();
  return (
    <PageBody>
      <Link
        href={`/dashboard/calendar?week=${dateAt(appointment.startsAt, timeZone)}`}
        className="-ml-1 mb-3 inline-flex items-center gap-1.5 rounded-badge px-1 py-1 text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        Calendar
      </Link>
      <PageHead title={`${appointment.service}, ${appointment.customerName}`}>
        {appointment.customerId ? (
          <Link href={`/dashboard/customers/${appointment.customerId}`} className={buttonStyle()}>
            Customer
          </Link>
        ) : null}
      </PageHead>
      <div className="mt-5 grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <Card className="px-5 py-4">
          <AppointmentCard appointment={appointment} timeZone={timeZone} isOnOwnPage />
        </Card>
        {role === "viewer" ? null : (
          <>
            <OnMyWayCard appointment={appointment} timeZone={timeZone} now={at} />
            <CalendarDesk appointments={[appointment]} {...{ actions, choices, timeZone }} canChange now={at}>
              <OwnPageChoices appointment={appointment} now={at} />
            </CalendarDesk>
          </>
        )}
      </div>
    </PageBody>
  );
}
