/*
 * The row of a call, made when nothing has made it yet: events and tool calls come in any order. p_known_id is the id
 * that we gave the call before it was answered and that the provider echoes.
 */
create or replace function private.ensure_call(
  p_business_id uuid, p_engine text, p_provider_call_id text, p_known_id uuid,
  p_line_number text, p_caller_number text, p_started_at timestamptz
)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
begin
  select id into v_id from public.calls
  where engine = p_engine and provider_call_id = p_provider_call_id and business_id = p_business_id;
  if found then
    return v_id;
  end if;
  update public.calls set provider_call_id = p_provider_call_id, status = 'in_progress'
  where id = p_known_id and business_id = p_business_id and provider_call_id is null and status <> 'ended'
  returning id into v_id;
  if found then
    return v_id;
  end if;
  insert into public.calls (business_id, engine, provider_call_id, line_number, caller_number, customer_id, status,
    started_at, is_test, receptionist_version_id)
  select p_business_id, p_engine, p_provider_call_id, p_line_number, p_caller_number,
    (select customers.id from public.customers where customers.business_id = p_business_id and phone = p_caller_number),
    'in_progress', p_started_at, businesses.is_test, private.live_version_id(businesses.id)
  from public.businesses where businesses.id = p_business_id
  on conflict on constraint calls_provider_call_once do nothing
  returning id into v_id;
  if v_id is null then
    select id into v_id from public.calls
    where engine = p_engine and provider_call_id = p_provider_call_id and business_id = p_business_id;
  end if;
  return v_id;
end;
$$;
