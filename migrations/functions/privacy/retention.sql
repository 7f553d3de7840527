/* True while a legal hold keeps the business, the customer, or whoever has the number. */
create or replace function private.is_held(p_business_id uuid, p_customer_id uuid, p_number text)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (
    select from public.legal_holds
    where legal_holds.business_id = p_business_id and legal_holds.released_at is null
      and (legal_holds.customer_id is null or legal_holds.customer_id = p_customer_id
        or exists (select from public.customers
          where customers.phone = p_number
            and legal_holds.customer_id in (customers.id, customers.merged_into))));
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

/* Lets the voice provider delete what it keeps of calls: audio, transcript and analysis are one there. */
create or replace function private.forget_calls(p_call_ids uuid[], p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  select private.add_job(business_id, 'forget_call', 'forget_call:' || id,
    jsonb_build_object('call_id', id, 'provider_call_id', provider_call_id), p_now, 7)
  from public.calls
  where id = any (p_call_ids) and engine = 'retell' and provider_call_id is not null;
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
  update public.calls
  set summary = null, transcript_removed_at = p_now, transcript_removed_after_days = p_after_days
  where id = any (p_call_ids) and transcript_removed_at is null;
  get diagnostics v_count = row_count;
  perform private.forget_calls(p_call_ids, p_now);
  return v_count;
end;
$$;

/* Takes the words out of texts; to whom, when and how they arrived stays. */
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
  return v_count;
end;
$$;
