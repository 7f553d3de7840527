/* Keeps what a visitor wrote, and alerts staff of it. Security definer: app_system holds no table rights. */
create or replace function app.record_contact(
  p_name text, p_email text, p_phone text, p_business_name text, p_topic text, p_message text, p_now timestamptz
)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.contact_submissions (name, email, phone, business_name, topic, message, created_at)
  values (p_name, p_email, p_phone, p_business_name, p_topic, p_message, p_now) returning id into v_id;
  perform private.record_incident('contact', p_topic || ' ' || v_id, jsonb_build_object('contact_submission_id', v_id), p_now);
  return v_id;
end;
$$;
grant execute on function app.record_contact to app_system;

/* The business that visitors talk to; no row when there is none. Security definer: app_system holds no table rights. */
create or replace function app.find_demo_business()
returns table (id uuid, name text, time_zone text)
language sql stable security definer set search_path = ''
as $$
  select businesses.id, businesses.name, businesses.time_zone from public.businesses
  where businesses.is_demo and businesses.status = 'active';
$$;
grant execute on function app.find_demo_business to app_system;

/* The plans that are for sale, the cheapest first. Security definer: app_system holds no table rights. */
create or replace function app.list_offered_plans()
returns table (id text, name text, monthly_cents int, booking_fee_cents int, included_bookings int, trial_days int,
  setup_cents int, monthly_cap_cents int)
language sql stable security definer set search_path = ''
as $$
  select plans.id, plans.name, plans.monthly_cents, plans.booking_fee_cents, plans.included_bookings, plans.trial_days,
    plans.setup_cents, plans.monthly_cap_cents
  from public.plans where plans.is_offered order by plans.monthly_cents, plans.id;
$$;
grant execute on function app.list_offered_plans to app_system;
