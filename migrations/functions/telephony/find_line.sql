/*
 * The business that a call belongs to: by the called number or by the receptionist's id, and by nothing else. Outcomes:
 * found, unknown, mismatch (the two name different businesses: nobody is served, staff are told).
 */
create or replace function private.find_line(p_agent_id text, p_line_number text, p_now timestamptz)
returns table (outcome text, business_id uuid)
language plpgsql volatile set search_path = ''
as $$
declare
  v_by_number uuid;
  v_by_agent uuid;
begin
  select phone_numbers.business_id into v_by_number from public.phone_numbers
  where e164 = p_line_number and is_active;
  select receptionists.business_id into v_by_agent from public.receptionists where retell_agent_id = p_agent_id;
  if v_by_number is not null and v_by_agent is not null and v_by_number <> v_by_agent then
    perform private.record_incident('line_mismatch', coalesce(p_line_number, '') || ' ' || p_agent_id,
      jsonb_build_object('line_number', p_line_number, 'agent_id', p_agent_id), p_now);
    return query select 'mismatch'::text, null::uuid;
  elsif coalesce(v_by_number, v_by_agent) is null then
    perform private.record_incident('unknown_line', coalesce(p_line_number, p_agent_id, 'none'),
      jsonb_build_object('line_number', p_line_number, 'agent_id', p_agent_id), p_now);
    return query select 'unknown'::text, null::uuid;
  else
    return query select 'found'::text, coalesce(v_by_number, v_by_agent);
  end if;
end;
$$;
