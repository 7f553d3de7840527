/*
 * The upcoming appointments of one number, next first, 5 at most. A caller sees only their own number's.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.find_appointments(p_business_id uuid, p_phone text, p_now timestamptz)
returns table (appointment_id uuid, reference text, starts_at timestamptz, ends_at timestamptz, service text,
  service_id uuid, customer_name text)
language sql stable security definer set search_path = ''
as $$
  select appointments.id, appointments.reference, appointments.starts_at, appointments.ends_at, services.name,
    services.id, appointments.customer_name
  from public.appointments
  join public.services on services.id = appointments.service_id
  where appointments.business_id = p_business_id and appointments.customer_phone = p_phone
    and appointments.status = 'confirmed' and appointments.ends_at > p_now
  order by appointments.starts_at, appointments.id
  limit 5;
$$;
grant execute on function app.find_appointments to app_system;
