/*
 * Lets the clocks of one business run: removes at most p_limit recordings, transcripts and texts that are older than its
 * settings say and under no hold, and writes the counts into the audit. Answers the business, or null when none is due.
 * What is left comes with the next sweep. Security definer: app_system holds no table rights.
 */
create or replace function app.sweep_retention(p_limit int, p_now timestamptz)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_settings public.privacy_settings;
  v_recordings int;
  v_transcripts int;
  v_texts int;
begin
  insert into public.privacy_settings (business_id, next_sweep_at)
  select id, p_now from public.businesses
  where not exists (select from public.privacy_settings where business_id = businesses.id)
  limit 100 on conflict do nothing;
  select * into v_settings from public.privacy_settings
  where next_sweep_at <= p_now order by next_sweep_at limit 1 for update skip locked;
  if not found then
    return null;
  end if;
  v_recordings := private.remove_recordings(private.due_recordings(v_settings, p_limit, p_now),
    v_settings.recording_days, p_now);
  v_transcripts := private.remove_words(private.due_transcripts(v_settings, p_limit, p_now),
    v_settings.transcript_days, p_now);
  v_texts := private.remove_text_words(private.due_texts(v_settings, p_limit, p_now), v_settings.text_days, p_now);
  update public.conversations set brain = null
  where business_id = v_settings.business_id and brain is not null
    and last_message_at < p_now - make_interval(days => v_settings.text_days)
    and not private.is_held(business_id, customer_id, customer_number);
  perform private.remove_emergency_words(array(select id from public.emergencies
    where business_id = v_settings.business_id and conversation_id is not null and words <> 'Erased'
      and opened_at < p_now - make_interval(days => v_settings.text_days)
      and not private.is_held(business_id, null, customer_number)));
  update public.privacy_settings
  set next_sweep_at = case when greatest(v_recordings, v_transcripts, v_texts) >= p_limit
    then p_now + interval '1 minute' else p_now + interval '1 day' end
  where business_id = v_settings.business_id;
  if v_recordings + v_transcripts + v_texts > 0 then
    insert into public.audit_log (business_id, actor_kind, action, subject_kind, subject_id, after, occurred_at)
    values (v_settings.business_id, 'system', 'privacy.swept', 'business', v_settings.business_id::text,
      jsonb_build_object('recordings', v_recordings, 'transcripts', v_transcripts, 'texts', v_texts), p_now);
  end if;
  return v_settings.business_id;
end;
$$;
grant execute on function app.sweep_retention to app_system;

/* The oldest calls whose recording is older than the business keeps it. A clock that is null finds none. */
create or replace function private.due_recordings(p_settings public.privacy_settings, p_limit int, p_now timestamptz)
returns uuid[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg(id), '{}') from (
    select calls.id from public.recordings join public.calls on calls.id = recordings.call_id
    where recordings.business_id = p_settings.business_id and recordings.state in ('pending', 'stored', 'failed')
      and calls.status = 'ended' and calls.started_at < p_now - make_interval(days => p_settings.recording_days)
      and not private.is_held(calls.business_id, calls.customer_id, calls.caller_number)
    order by calls.started_at limit p_limit) as due;
$$;

/* The oldest calls whose words are older than the business keeps them. */
create or replace function private.due_transcripts(p_settings public.privacy_settings, p_limit int, p_now timestamptz)
returns uuid[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg(id), '{}') from (
    select id from public.calls
    where business_id = p_settings.business_id and transcript_removed_at is null and status = 'ended'
      and started_at < p_now - make_interval(days => p_settings.transcript_days)
      and not private.is_held(business_id, customer_id, caller_number)
    order by started_at limit p_limit) as due;
$$;

/* The oldest texts whose words are older than the business keeps them; one that waits to be sent is left alone. */
create or replace function private.due_texts(p_settings public.privacy_settings, p_limit int, p_now timestamptz)
returns uuid[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg(id), '{}') from (
    select id from public.messages
    where business_id = p_settings.business_id and removed_at is null and state not in ('queued', 'sending')
      and created_at < p_now - make_interval(days => p_settings.text_days)
      and not private.is_held(business_id, customer_id,
        case direction when 'inbound' then from_number else to_number end)
    order by created_at limit p_limit) as due;
$$;
