/*
 * Before the first ring is answered: finds the business, makes the call's row, and returns everything that the
 * receptionist must know, in one round trip. Null business when nobody has this number. A retry of the same inbound
 * webhook (p_inbound_key) finds the row of the first, and the version of the receptionist that it began with.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.open_inbound_call(
  p_agent_id text, p_line_number text, p_caller_number text, p_engine text, p_inbound_key text, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_line record;
  v_customer public.customers;
  v_call_id uuid;
  v_version_id uuid;
begin
  select * into v_line from private.find_line(p_agent_id, p_line_number, p_now);
  if v_line.outcome <> 'found' then
    return jsonb_build_object('outcome', v_line.outcome);
  end if;
  select * into v_customer from public.customers where business_id = v_line.business_id and phone = p_caller_number;
  insert into public.calls (business_id, engine, inbound_key, customer_id, line_number, caller_number, status,
    started_at, is_test, receptionist_version_id)
  select v_line.business_id, p_engine, p_inbound_key, v_customer.id, p_line_number, p_caller_number, 'ringing', p_now,
    businesses.is_test, private.live_version_id(businesses.id)
  from public.businesses where businesses.id = v_line.business_id
  on conflict on constraint calls_inbound_key_once do nothing
  returning id, receptionist_version_id into v_call_id, v_version_id;
  perform private.tell_of_vip(v_call_id, v_customer, p_now);
  if v_call_id is null then
    select id, receptionist_version_id into v_call_id, v_version_id from public.calls
    where business_id = v_line.business_id and inbound_key = p_inbound_key;
  end if;
  return private.describe_business(v_line.business_id, p_now, v_version_id) || jsonb_build_object(
    'outcome', 'found', 'call_id', v_call_id, 'caller_name', v_customer.name,
    'caller_is_vip', coalesce(v_customer.is_vip, false), 'caller_is_blocked', coalesce(v_customer.is_blocked, false),
    'transfer_phones', (select coalesce(jsonb_agg(target -> 'phone' order by ordinality), '[]')
      from public.businesses, jsonb_array_elements(private.transfer_targets(businesses, null, null))
        with ordinality as listed (target, ordinality)
      where businesses.id = v_line.business_id),
    'caller_appointments', (select coalesce(jsonb_agg(jsonb_build_object(
        'starts_at', found.starts_at, 'service', found.service)), '[]')
      from app.find_appointments(v_line.business_id, p_caller_number, p_now) found),
    'caller_past_visits', (select count(*) from public.appointments
      where customer_id = v_customer.id and status = 'completed'));
end;
$$;
grant execute on function app.open_inbound_call to app_system;
