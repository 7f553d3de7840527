/*
 * True while a legal hold keeps the business, the customer, or whoever has the number; customers who became one are kept
 * by a hold on any of them.
 */
create or replace function private.is_held(p_business_id uuid, p_customer_id uuid, p_number text)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from public.legal_holds left join public.customers as held on held.id = legal_holds.customer_id
    where legal_holds.business_id = p_business_id and legal_holds.released_at is null
      and (legal_holds.customer_id is null or exists (select from public.customers
        where customers.business_id = p_business_id and (customers.id = p_customer_id or customers.phone = p_number)
          and coalesce(customers.merged_into, customers.id) = coalesce(held.merged_into, held.id))));
$$;

/* Marks the recordings of calls for removal; the file goes by a job, the provider's own copy by another. */
create or replace function private.remove_recordings(p_call_ids uuid[], p_after_days int, p_now timestamptz)
returns int
language plpgsql volatile set search_path = ''
as $$
declare
  v_count int;
begin
  update public.recordings set state = 'removing', removed_after_days = p_after_days
  where call_id = any (p_call_ids) and state in ('pending', 'stored', 'failed');
  get diagnostics v_count = row_count;
  perform private.add_job(calls.business_id, 'erase_recording', 'erase_recording:' || calls.id,
      jsonb_build_object('call_id', calls.id), p_now, 7)
  from public.recordings join public.calls on calls.id = recordings.call_id
  where recordings.call_id = any (p_call_ids) and recordings.state = 'removing';
  perform private.forget_calls(p_call_ids, p_now);
  return v_count;
end;
$$;

/* Lets the provider of calls delete what it keeps: audio, transcript and analysis at Retell, audio at Telnyx. */
create or replace function private.forget_calls(p_call_ids uuid[], p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  select private.add_job(business_id, 'forget_call', 'forget_call:' || id,
    jsonb_build_object('call_id', id, 'engine', engine, 'provider_call_id', provider_call_id), p_now, 7)
  from public.calls
  where id = any (p_call_ids) and engine in ('retell', 'telnyx') and provider_call_id is not null;
$$;

/* Takes out what was said on calls; that, when and how they ended stays. */
create or replace function private.remove_words(p_call_ids uuid[], p_after_days int, p_now timestamptz)
returns int
language plpgsql volatile set search_path = ''
as $$
declare
  v_count int;
begin
  delete from public.call_turns where call_id = any (p_call_ids);
  delete from public.call_conversations where call_id = any (p_call_ids);
  delete from public.call_inbox where call_id = any (p_call_ids);
  update public.call_events set args = null, result = null, detail = null where call_id = any (p_call_ids);
  update public.notifications set body = null where call_id = any (p_call_ids) and body is not null;
  perform private.remove_emergency_words(array(select id from public.emergencies where call_id = any (p_call_ids)));
  update public.calls
  set summary = null, transcript_removed_at = p_now, transcript_removed_after_days = p_after_days
  where id = any (p_call_ids) and transcript_removed_at is null;
  get diagnostics v_count = row_count;
  perform private.forget_calls(p_call_ids, p_now);
  return v_count;
end;
$$;

/* Takes out what was said in an emergency, also to members; that, when and how it ended stays. */
create or replace function private.remove_emergency_words(p_emergency_ids uuid[])
returns void
language sql volatile set search_path = ''
as $$
  update public.notifications set body = null
  from public.emergencies
  where emergencies.id = any (p_emergency_ids) and notifications.business_id = emergencies.business_id
    and notifications.key like 'emergency:' || emergencies.id || ':%' and notifications.body is not null;
  update public.emergencies set words = 'Erased' where id = any (p_emergency_ids) and words <> 'Erased';
$$;

/* Takes the words out of texts, and of what members were told of them; to whom, when and how they arrived stays. */
create or replace function private.remove_text_words(p_message_ids uuid[], p_after_days int, p_now timestamptz)
returns int
language plpgsql volatile set search_path = ''
as $$
declare
  v_count int;
begin
  update public.messages
  set body = null, heard = null, media = null, params = '{}', removed_at = p_now, removed_after_days = p_after_days
  where id = any (p_message_ids);
  get diagnostics v_count = row_count;
  update public.notifications set body = null
  from public.messages
  where messages.id = any (p_message_ids) and notifications.business_id = messages.business_id
    and notifications.key = 'text:' || messages.id and notifications.body is not null;
  return v_count;
end;
$$;
