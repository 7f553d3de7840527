/*
 * One appointment with what its effects need to know (texts, calendar event, emails). Security definer: no table rights.
 */
create or replace function app.load_appointment(p_business_id uuid, p_appointment_id uuid)
returns table (appointment_id uuid, business_id uuid, business_name text, time_zone text, business_phone text,
  business_email text, business_address text, language text, reference text, status text, revision int,
  starts_at timestamptz, ends_at timestamptz, service text, resource text, customer_name text, customer_phone text,
  customer_email text, address text, notes text, price_cents int, is_test boolean, call_id uuid,
  calendar_event_id text, event_calendar_id text, calendar_revision int, line_number text)
language sql stable security definer set search_path = ''
as $$
  select appointments.id, businesses.id, businesses.name, businesses.time_zone, businesses.phone, businesses.email,
    businesses.address, businesses.language, appointments.reference, appointments.status, appointments.revision,
    appointments.starts_at, appointments.ends_at, services.name, resources.name, appointments.customer_name,
    appointments.customer_phone, customers.email, appointments.address, appointments.notes, appointments.price_cents,
    appointments.is_test, appointments.call_id, appointments.calendar_event_id,
    appointments.event_calendar_id, appointments.calendar_revision,
    (select numbers.e164 from public.phone_numbers numbers
      where numbers.business_id = businesses.id and numbers.is_active order by numbers.created_at limit 1)
  from public.appointments
  join public.businesses on businesses.id = appointments.business_id
  join public.services on services.id = appointments.service_id
  join public.resources on resources.id = appointments.resource_id
  join public.customers on customers.id = appointments.customer_id
  where appointments.id = p_appointment_id and appointments.business_id = p_business_id;
$$;
grant execute on function app.load_appointment to app_system;
