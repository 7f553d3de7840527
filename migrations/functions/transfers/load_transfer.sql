/*
 * Whom a caller can be put through to now, in order: the business's transfer targets, else its own phone; never the
 * caller themselves nor a line that we answer. p_person_name narrows it to the people of that name, when there are any.
 * Outside opening hours nobody is rung but for a VIP. Security definer: app_system holds no table rights.
 */
create or replace function app.load_transfer(
  p_business_id uuid, p_caller_number text, p_person_name text, p_now timestamptz
)
returns table (outcome text, business_name text, caller_name text, is_vip boolean, targets jsonb)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_business public.businesses;
  v_customer public.customers;
  v_targets jsonb;
  v_day date;
begin
  select * into v_business from public.businesses where id = p_business_id;
  if not found then
    return;
  end if;
  select * into v_customer from public.customers where business_id = p_business_id and phone = p_caller_number;
  v_targets := private.transfer_targets(v_business, p_caller_number, p_person_name);
  v_day := (p_now at time zone v_business.time_zone)::date;
  return query select
    case when v_targets = '[]' then 'nobody'
      when coalesce(v_customer.is_vip, false)
        or private.open_ranges(v_business.id, v_business.time_zone, v_day - 1, v_day) @> p_now then 'transferring'
      else 'outside_hours' end,
    v_business.name, v_customer.name, coalesce(v_customer.is_vip, false), v_targets;
end;
$$;
grant execute on function app.load_transfer to app_system;

/* The people in the order in which they are rung: [{name, phone, place}]; the place is theirs whoever calls. */
create or replace function private.transfer_targets(p_business public.businesses, p_caller_number text, p_person_name text)
returns jsonb
language sql stable set search_path = ''
as $$
  with listed as (
    select targets.name, targets.phone, targets.position from public.escalation_targets targets
    where targets.business_id = p_business.id and targets.purpose = 'transfer'
    union all
    select p_business.name, p_business.phone, 99 where p_business.phone ~ '^\+[1-9]\d{6,14}$'
      and not exists (select from public.escalation_targets targets
        where targets.business_id = p_business.id and targets.purpose = 'transfer')
  ), placed as (
    select listed.*, row_number() over (order by listed.position) as place from listed
    where not exists (select from public.phone_numbers where e164 = listed.phone)
  ), able as (
    select placed.*, p_person_name is not null and position(lower(p_person_name) in lower(placed.name)) > 0 as is_meant from placed
    where placed.phone is distinct from p_caller_number
  )
  select coalesce(jsonb_agg(jsonb_build_object('name', name, 'phone', phone, 'place', place) order by place), '[]') from able
  where is_meant or not exists (select from able meant where meant.is_meant);
$$;
