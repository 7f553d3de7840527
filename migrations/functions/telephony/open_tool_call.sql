/*
 * Who a tool call is for: the business, its zone, and our row of the call; is_trial when a member only wants to hear the
 * receptionist (phone_tests). Outcomes: found, unknown, mismatch. Security definer: app_system holds no table rights.
 */
create or replace function app.open_tool_call(
  p_agent_id text, p_line_number text, p_engine text, p_provider_call_id text, p_known_call_id uuid,
  p_caller_number text, p_started_at timestamptz, p_now timestamptz
)
returns table (outcome text, business_id uuid, business_name text, time_zone text, language text, call_id uuid,
  is_blocked boolean, is_trial boolean)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_line record;
  v_call_id uuid;
begin
  select * into v_line from private.find_line(p_agent_id, p_line_number, p_now);
  if v_line.outcome <> 'found' then
    return query select v_line.outcome, null::uuid, null::text, null::text, null::text, null::uuid, null::boolean,
      null::boolean;
    return;
  end if;
  v_call_id := private.ensure_call(v_line.business_id, p_engine, p_provider_call_id, p_known_call_id, p_line_number,
    p_caller_number, coalesce(p_started_at, p_now));
  return query
    select 'found'::text, businesses.id, businesses.name, businesses.time_zone, businesses.language, v_call_id,
      exists (select from public.customers where customers.business_id = businesses.id
        and customers.phone = p_caller_number and customers.is_blocked),
      exists (select from public.phone_tests tests where tests.call_id = v_call_id)
    from public.businesses where businesses.id = v_line.business_id;
end;
$$;
grant execute on function app.open_tool_call to app_system;
