/*
 * Puts one text into the outbox with the job that sends it. A key that is there already adds nothing. Whether it may
 * leave is decided when it is sent. Null when nothing was added. No priority is above that of the inbox: a STOP that has
 * arrived is worked on first.
 */
create or replace function private.add_text(p_text public.messages, p_run_at timestamptz, p_priority int default 2)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
begin
  insert into public.messages (business_id, customer_id, call_id, appointment_id, appointment_revision, conversation_id,
    direction, kind, idempotency_key, from_number, to_number, language, params, author_id, state, created_at)
  values (p_text.business_id,
    coalesce(p_text.customer_id, (select id from public.customers
      where business_id = p_text.business_id and phone = p_text.to_number)),
    p_text.call_id, p_text.appointment_id, p_text.appointment_revision, p_text.conversation_id, 'outbound', p_text.kind,
    p_text.idempotency_key, p_text.from_number, p_text.to_number, p_text.language, coalesce(p_text.params, '{}'),
    p_text.author_id, 'queued', p_text.created_at)
  on conflict on constraint messages_key_once do nothing
  returning id into v_id;
  if v_id is not null then
    perform private.add_job(p_text.business_id, 'send_text', 'send_text:' || v_id,
      jsonb_build_object('message_id', v_id), p_run_at, p_priority);
  end if;
  return v_id;
end;
$$;

/*
 * Puts one text about an appointment into the outbox, once per kind and revision. Nothing without a number. True when
 * it was added.
 */
create or replace function private.queue_text(
  p_appointment public.appointments, p_kind text, p_now timestamptz, p_params jsonb default '{}', p_priority int default 2
)
returns boolean
language plpgsql volatile set search_path = ''
as $$
declare
  v_text public.messages;
begin
  if p_appointment.customer_phone is null then
    return false;
  end if;
  v_text.business_id := p_appointment.business_id;
  v_text.customer_id := p_appointment.customer_id;
  v_text.call_id := p_appointment.call_id;
  v_text.appointment_id := p_appointment.id;
  v_text.appointment_revision := p_appointment.revision;
  v_text.kind := p_kind;
  v_text.idempotency_key := p_kind || ':' || p_appointment.id || ':' || p_appointment.revision;
  v_text.to_number := p_appointment.customer_phone;
  v_text.params := p_params;
  v_text.created_at := p_now;
  return private.add_text(v_text, p_now, p_priority) is not null;
end;
$$;

/*
 * Asks for the confirmation of an appointment to be sent, to its own number always. p_phone null when the caller proved
 * that the appointment is theirs. Outcomes: queued, already_sent, not_found.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.queue_confirmation(
  p_business_id uuid, p_appointment_id uuid, p_phone text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_appointment public.appointments;
begin
  select * into v_appointment from public.appointments
  where business_id = p_business_id and status = 'confirmed' and ends_at > p_now
    and (p_phone is null or customer_phone = p_phone)
    and case when p_appointment_id is null then p_phone is not null else id = p_appointment_id end
  order by starts_at limit 1;
  if not found then
    return 'not_found';
  end if;
  if exists (select from public.messages
      where appointment_id = v_appointment.id and kind in ('confirmation', 'reschedule_notice')
        and idempotency_key like '%:' || v_appointment.revision) then
    return 'already_sent';
  end if;
  perform private.queue_text(v_appointment, 'confirmation', p_now);
  return 'queued';
end;
$$;
grant execute on function app.queue_confirmation to app_system;

/*
 * Tells a customer that somebody is on the way, once a day and revision, p_minutes out (null: not said), as p_member_id
 * asked. One that was held back or not delivered may be asked for again. Outcomes: queued, already_sent, no_phone,
 * not_found; with the text that stands for it. Security definer: app_system holds no table rights.
 */
create or replace function app.queue_on_my_way(
  p_business_id uuid, p_appointment_id uuid, p_member_id uuid, p_minutes int, p_now timestamptz
)
returns table (outcome text, message_id uuid)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_appointment public.appointments;
  v_text public.messages;
  v_lost int;
begin
  select * into v_appointment from public.appointments
  where business_id = p_business_id and id = p_appointment_id and status = 'confirmed' for update;
  if not found or v_appointment.customer_phone is null then
    return query select case when v_appointment.id is null then 'not_found' else 'no_phone' end, null::uuid;
    return;
  end if;
  select * into v_text from public.messages
  where appointment_id = p_appointment_id and kind = 'on_my_way' and state not in ('blocked', 'failed')
    and (created_at > p_now - interval '12 hours' or appointment_revision = v_appointment.revision)
  order by created_at desc limit 1;
  if found then
    return query select 'already_sent', v_text.id;
    return;
  end if;
  select count(*) into v_lost from public.messages where appointment_id = p_appointment_id and kind = 'on_my_way';
  v_text.business_id := p_business_id;
  v_text.customer_id := v_appointment.customer_id;
  v_text.call_id := v_appointment.call_id;
  v_text.appointment_id := p_appointment_id;
  v_text.appointment_revision := v_appointment.revision;
  v_text.kind := 'on_my_way';
  v_text.idempotency_key := 'on_my_way:' || p_appointment_id || ':' || v_appointment.revision || ':' || v_lost;
  v_text.to_number := v_appointment.customer_phone;
  v_text.author_id := (select user_id from public.memberships
    where business_id = p_business_id and user_id = p_member_id);
  v_text.params := jsonb_strip_nulls(jsonb_build_object('minutes', p_minutes));
  v_text.created_at := p_now;
  return query select 'queued', private.add_text(v_text, p_now);
end;
$$;
grant execute on function app.queue_on_my_way to app_system;

/*
 * Queues a text that is about no appointment: owner_alert (p_params: words) or verification_code (p_params: codeId), once
 * per key. Outcomes: queued, already_sent. Security definer: app_system holds no table rights.
 */
create or replace function app.queue_plain_text(
  p_business_id uuid, p_text_kind text, p_key text, p_to_number text, p_params jsonb, p_call_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_text public.messages;
begin
  if p_text_kind not in ('owner_alert', 'verification_code') then
    raise exception 'no plain text of kind %', p_text_kind using errcode = '22023';
  end if;
  v_text.business_id := p_business_id;
  v_text.kind := p_text_kind;
  v_text.idempotency_key := p_text_kind || ':' || p_key;
  v_text.to_number := p_to_number;
  v_text.params := p_params;
  v_text.call_id := (select id from public.calls where id = p_call_id and business_id = p_business_id);
  v_text.created_at := p_now;
  return case when private.add_text(v_text, p_now, 2) is null then 'already_sent' else 'queued' end;
end;
$$;
grant execute on function app.queue_plain_text to app_system;
