/* Takes a person out of every row of a business. What still lies with others (files, the voice provider) goes by jobs. */
create or replace function private.erase_person(p_business_id uuid, p_person private.person, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.erasures (business_id, needles, created_at)
  select p_business_id, p_person.numbers || array_remove(array_agg(provider_call_id), null), p_now
  from public.calls where id = any (p_person.call_ids)
  having cardinality(p_person.numbers) + count(provider_call_id) > 0;
  perform private.add_job(p_business_id, 'erase_inbox', 'erase_inbox:' || id,
    jsonb_build_object('erasure_id', id), p_now, 7)
  from public.erasures where business_id = p_business_id and finished_at is null;
  -- Texts and the audit are found by what the others still say.
  perform private.erase_person_texts(p_business_id, p_person, p_now);
  perform private.erase_person_audit(p_business_id, p_person);
  perform private.erase_person_calls(p_person, p_now);
  perform private.erase_person_appointments(p_business_id, p_person, p_now);
  update public.legal_holds set reason = 'erased' where customer_id = any (p_person.customer_ids);
  -- Any list that was read in may name the person, and nobody needs it any more.
  perform private.erase_import(id, p_now) from public.customer_imports
  where business_id = p_business_id and state <> 'uploading' and not private.is_being_read(customer_imports);
  perform private.end_export(id, 'expired', p_now) from public.privacy_exports
  where customer_id = any (p_person.customer_ids) and state in ('ready', 'queued', 'running');
  update public.customers
  set name = null, phone = null, email = null, address = null, zip = null, notes = null, tags = '{}', is_vip = false,
    is_blocked = false, erased_at = p_now, revision = revision + 1
  where id = any (p_person.customer_ids);
end;
$$;

/* Calls stay as figures: when, how long, how they ended. */
create or replace function private.erase_person_calls(p_person private.person, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.remove_recordings(p_person.call_ids, null, p_now);
  perform private.remove_words(p_person.call_ids, null, p_now);
  delete from public.call_notes where call_id = any (p_person.call_ids);
  delete from public.call_corrections where call_id = any (p_person.call_ids);
  update public.call_events set event_key = id::text where call_id = any (p_person.call_ids) and kind <> 'tool_call'
    and exists (select from unnest(p_person.numbers) as number where strpos(event_key, number) > 0);
  update public.calls set caller_number = null, customer_id = null, inbound_key = null where id = any (p_person.call_ids);
  update public.emergencies
  set words = 'Erased', customer_number = null, customer_name = null, address = null, erased_at = p_now
  where id = any (p_person.emergency_ids) and erased_at is null;
  update public.emergency_alerts set steps = '{}' where emergency_id = any (p_person.emergency_ids);
end;
$$;

/* Texts stay as figures; the conversation and what members were told go. */
create or replace function private.erase_person_texts(p_business_id uuid, p_person private.person, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_messages uuid[] := private.messages_of(p_business_id, p_person);
begin
  perform private.remove_text_words(v_messages, null, p_now);
  update public.messages
  set customer_id = null, idempotency_key = 'erased:' || id,
    state = case state when 'queued' then 'blocked' else state end,
    error_detail = null,
    to_number = case when to_number = any (p_person.numbers) then 'erased' else to_number end,
    from_number = case when from_number = any (p_person.numbers) then null else from_number end
  where id = any (v_messages);
  delete from public.notifications where id = any (private.notifications_of(p_business_id, p_person));
  delete from public.conversations where id = any (p_person.conversation_ids);
end;
$$;

/* Appointments stay with their time, service and price. The connected calendar is brought up to that. */
create or replace function private.erase_person_appointments(p_business_id uuid, p_person private.person, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.appointments
  set customer_name = 'Deleted customer', customer_phone = null, address = null, zip = null, notes = null,
    cancel_reason = null, idempotency_key = 'erased:' || id, revision = revision + 1
  where id = any (p_person.appointment_ids);
  update public.external_changes set reason = null where appointment_id = any (p_person.appointment_ids);
  perform private.add_job(p_business_id, 'sync_calendar_event', 'calendar:' || id || ':' || revision,
    jsonb_build_object('appointment_id', id), p_now, 7)
  from public.appointments where id = any (p_person.appointment_ids) and calendar_event_id is not null;
end;
$$;

/* The audit keeps who did what when. */
create or replace function private.erase_person_audit(p_business_id uuid, p_person private.person)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_subjects text[] := (p_person.customer_ids || p_person.appointment_ids || p_person.call_ids || p_person.conversation_ids
    || p_person.emergency_ids)::text[];
begin
  update public.audit_log
  set before = null, after = null, reason = null,
    actor_id = case when actor_id = any (p_person.numbers) then 'erased' else actor_id end
  where business_id = p_business_id and (subject_id = any (v_subjects) or actor_id = any (p_person.numbers)
    or cause_id = any (p_person.call_ids::text[])
    or exists (select from unnest(p_person.numbers) as number
      where strpos(concat(audit_log.before, audit_log.after, audit_log.reason), number) > 0))
    and (before is not null or after is not null or reason is not null or actor_id = any (p_person.numbers));
end;
$$;
