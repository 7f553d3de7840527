import type pg from "pg";
import type { FinalState } from "@/lib/receptionist/rehearsal/stage";

/** What stands at a practice business, on its own wall clock. Appointments of the past are left out. */
export async function lookAtPractice(admin: pg.Pool, businessId: string): Promise<FinalState> {
  const appointments = await admin.query<FinalState["appointments"][number]>(
    `select services.name as service, to_char(starts_at at time zone businesses.time_zone, 'YYYY-MM-DD') as date,
       to_char(starts_at at time zone businesses.time_zone, 'HH24:MI') as time, appointments.status,
       customer_name as name, customer_phone as phone
     from public.appointments
     join public.services on services.id = service_id
     join public.businesses on businesses.id = appointments.business_id
     where appointments.business_id = $1 order by starts_at`,
    [businessId],
  );
  const messages = await admin.query<FinalState["messages"][number]>(
    `select coalesce(body, title) as text, is_urgent as "isUrgent" from public.notifications
     where business_id = $1 and kind = 'message'`,
    [businessId],
  );
  const emergencies = await admin.query<{ count: number }>(
    "select count(*)::int from public.emergencies where business_id = $1",
    [businessId],
  );
  return { appointments: appointments.rows, messages: messages.rows, emergencies: emergencies.rows[0]?.count ?? 0 };
}
