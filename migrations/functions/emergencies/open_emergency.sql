/*
 * Opens an emergency with its first step, the owner's notification and the audit, together; or finds the one that there
 * is: of the same call, of the same conversation within two hours, or one of the same number that still waits. Details
 * that were missing are filled in, and who was alerted before hears of a number to call. p_emergency: {kind,
 * is_life_threat, words, customer_number, customer_name, address, is_drill, title, body, actor_kind, actor_id}. Answers
 * {outcome: opened, nobody (no number can be alerted: mail and notification only), already, taken or unanswered,
 * emergency_id, people, taken_by}. Whether the business pays does not matter here; a test is a drill that rings nobody. Security definer: app_system holds no table rights.
 */
create or replace function app.open_emergency(
  p_business_id uuid, p_call_id uuid, p_conversation_id uuid, p_emergency jsonb, p_now timestamptz
)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_new public.emergencies;
  v_emergency public.emergencies;
  v_is_test boolean;
begin
  v_new.is_drill := coalesce((p_emergency ->> 'is_drill')::boolean, false);
  v_is_test := not v_new.is_drill and (exists (select from public.businesses where id = p_business_id and is_test)
    or exists (select from public.calls where id = p_call_id and is_test));
  v_new.is_drill := v_new.is_drill or v_is_test;
  v_new.call_id := private.own_call_id(p_business_id, p_call_id);
  select id into v_new.conversation_id from public.conversations
  where id = p_conversation_id and business_id = p_business_id;
  v_new.customer_number := p_emergency ->> 'customer_number';
  perform pg_advisory_xact_lock(hashtextextended('emergency:' || p_business_id, 0));
  select * into v_emergency from private.find_emergency(p_business_id, v_new, p_now);
  if v_emergency.id is not null then
    return private.fill_emergency(v_emergency, p_emergency, p_now);
  end if;
  insert into public.emergencies (business_id, call_id, conversation_id, customer_number, customer_name, address, kind,
    is_life_threat, words, is_drill, ladder, opened_at)
  select businesses.id, v_new.call_id, v_new.conversation_id, v_new.customer_number, p_emergency ->> 'customer_name',
    p_emergency ->> 'address', p_emergency ->> 'kind', (p_emergency ->> 'is_life_threat')::boolean,
    p_emergency ->> 'words', v_new.is_drill, private.on_call_ladder(businesses.id), p_now
  from public.businesses where businesses.id = p_business_id
  returning * into v_emergency;
  perform private.start_emergency(v_emergency, p_emergency, not v_is_test, p_now);
  return private.tell_emergency(
    case when jsonb_array_length(v_emergency.ladder) = 0 then 'nobody' else 'opened' end, v_emergency);
end;
$$;
grant execute on function app.open_emergency to app_system;

/* The emergency that a report belongs to; none when it is a new one. */
create or replace function private.find_emergency(
  p_business_id uuid, p_new public.emergencies, p_now timestamptz
)
returns setof public.emergencies
language sql stable set search_path = ''
as $$
  select * from public.emergencies
  where business_id = p_business_id and is_drill = p_new.is_drill and case
    when call_id = p_new.call_id then true
    when conversation_id = p_new.conversation_id
      then state in ('open', 'acknowledged') and opened_at > p_now - interval '2 hours'
    when p_new.call_id is null and is_drill then state = 'open'
    else customer_number = p_new.customer_number and state = 'open' and opened_at > p_now - interval '30 minutes' end
  order by coalesce(call_id = p_new.call_id, false) desc, opened_at desc limit 1;
$$;

/* The first step (for a test nobody is rung), the owner's notification, and the audit of a new emergency. */
create or replace function private.start_emergency(
  p_emergency public.emergencies, p_request jsonb, p_rings boolean, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  if p_rings and jsonb_array_length(p_emergency.ladder) > 0 then
    perform private.add_job(p_emergency.business_id, 'alert_on_call', 'alert_on_call:' || p_emergency.id || ':0',
      jsonb_build_object('emergency_id', p_emergency.id, 'step', 0), p_now, 1);
  end if;
  perform private.notify_of_emergency(p_emergency, 'opened', 'message', p_request ->> 'title', p_request ->> 'body',
    not p_emergency.is_drill, p_now);
  update public.calls set outcome = 'message'
  where id = p_emergency.call_id
    and (outcome is null or outcome in ('answered', 'abandoned', 'missed', 'no_slot', 'out_of_area'));
  perform private.audit_emergency(p_emergency,
    case when p_emergency.is_drill then 'emergency.drill_started' else 'emergency.opened' end,
    p_request ->> 'actor_kind', p_request ->> 'actor_id', p_now);
  if jsonb_array_length(p_emergency.ladder) = 0 then
    perform private.exhaust_emergency(p_emergency, p_now);
  end if;
end;
$$;

/* What whoever reports is told: outcome, id, how many people are alerted, and who has taken it. */
create or replace function private.tell_emergency(p_outcome text, p_emergency public.emergencies)
returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('outcome', p_outcome, 'emergency_id', p_emergency.id,
    'people', jsonb_array_length(p_emergency.ladder), 'taken_by', p_emergency.acknowledged_name);
$$;

/* Adds details that were missing. A number that is known only now goes to whoever was alerted without it. */
create or replace function private.fill_emergency(p_emergency public.emergencies, p_request jsonb, p_now timestamptz)
returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  v_emergency public.emergencies;
begin
  update public.emergencies set
    customer_number = coalesce(customer_number, p_request ->> 'customer_number'),
    customer_name = coalesce(customer_name, p_request ->> 'customer_name'),
    address = coalesce(address, p_request ->> 'address')
  where id = p_emergency.id
  returning * into v_emergency;
  if p_emergency.customer_number is null and v_emergency.customer_number is not null then
    perform private.add_job(v_emergency.business_id, 'tell_on_call', 'tell_on_call:' || v_emergency.id || ':number',
      jsonb_build_object('emergency_id', v_emergency.id, 'about', 'number'), p_now, 1);
  end if;
  return private.tell_emergency(case when v_emergency.state in ('acknowledged', 'closed') then 'taken'
    when jsonb_array_length(v_emergency.ladder) = 0 then 'nobody'
    when v_emergency.state = 'exhausted' then 'unanswered' else 'already' end, v_emergency);
end;
$$;
