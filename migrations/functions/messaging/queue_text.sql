/*
 * Puts one text about an appointment into the outbox, once per kind and revision. Whether it may leave is decided when
 * it is sent. Nothing without a number.
 */
create or replace function private.queue_text(p_appointment public.appointments, p_kind text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
begin
  if p_appointment.customer_phone is null then
    return;
  end if;
  insert into public.messages (business_id, customer_id, call_id, appointment_id, direction, kind, idempotency_key,
    to_number, state, created_at)
  values (p_appointment.business_id, p_appointment.customer_id, p_appointment.call_id, p_appointment.id, 'outbound',
    p_kind, p_kind || ':' || p_appointment.id || ':' || p_appointment.revision, p_appointment.customer_phone, 'queued',
    p_now)
  on conflict on constraint messages_key_once do nothing
  returning id into v_id;
  if v_id is not null then
    perform private.add_job(p_appointment.business_id, 'send_text', 'send_text:' || v_id,
      jsonb_build_object('message_id', v_id), p_now, 2);
  end if;
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
