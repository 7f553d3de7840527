/* One calendar with all that a read of it needs to know. Security definer: app_system holds no table rights. */
create or replace function app.load_synced_calendar(p_business_id uuid, p_synced_calendar_id uuid)
returns table (calendar_id text, sync_token text, full_synced_at timestamptz, is_busy boolean, is_target boolean,
  counts_tentative boolean, choices_revision int, time_zone text, refresh_token_sealed text)
language sql stable security definer set search_path = ''
as $$
  select synced.calendar_id, synced.sync_token, synced.full_synced_at, synced.is_busy,
    synced.calendar_id = connections.calendar_id, connections.counts_tentative, connections.choices_revision,
    businesses.time_zone, connections.refresh_token_sealed
  from public.synced_calendars synced
  join public.calendar_connections connections on connections.business_id = synced.business_id
  join public.businesses on businesses.id = synced.business_id
  where synced.id = p_synced_calendar_id and synced.business_id = p_business_id and connections.state = 'connected';
$$;
grant execute on function app.load_synced_calendar to app_system;

/*
 * The id of the series that an occurrence belongs to: Google ends an occurrence's own id with "_" and its date or UTC
 * moment. Every other id is answered as it is, also that of a series split off another ("<id>_R<moment>").
 */
create or replace function private.series_of_event(p_id text)
returns text
language sql immutable set search_path = ''
as $$
  select regexp_replace(p_id, '_[0-9]{8}(T[0-9]{6}Z)?$', '');
$$;

/*
 * Writes what one read of a calendar found, with the token that the next read goes on from, in one transaction.
 * p_blocks: [{id, starts_at, ends_at, summary}] that take time now; p_gone: ids that do not any more, series with their
 * occurrences. An event that became a series is told as its occurrences, whether they take time or are gone again, and
 * goes itself. A full read (p_is_full) leaves nothing but p_blocks. Outcomes: saved, gone, overtaken: another read came
 * first, or what members chose (p_base_revision) has changed, and older news must not cover newer. Security definer:
 * app_system holds no table rights.
 */
create or replace function app.apply_calendar_sync(
  p_business_id uuid, p_synced_calendar_id uuid, p_is_full boolean, p_base_token text, p_base_revision int,
  p_next_token text, p_blocks jsonb, p_gone jsonb, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_token text;
begin
  select sync_token into v_token from public.synced_calendars
  where id = p_synced_calendar_id and business_id = p_business_id for update;
  if not found then
    return 'gone';
  elsif v_token is distinct from p_base_token or p_base_revision is distinct from (
      select choices_revision from public.calendar_connections where business_id = p_business_id) then
    return 'overtaken';
  end if;

  delete from public.busy_blocks
  where synced_calendar_id = p_synced_calendar_id and (p_is_full
    or split_part(external_id, ':', 2) in (select jsonb_array_elements_text(p_gone))
    or private.series_of_event(split_part(external_id, ':', 2)) in (select jsonb_array_elements_text(p_gone))
    or split_part(external_id, ':', 2) in (
      select private.series_of_event(block ->> 'id') from jsonb_array_elements(p_blocks) block
      union all
      select private.series_of_event(gone) from jsonb_array_elements_text(p_gone) gone))
    and not exists (select from jsonb_array_elements(p_blocks) block
      where p_synced_calendar_id || ':' || (block ->> 'id') = external_id);
  insert into public.busy_blocks (business_id, during, source, external_id, summary, synced_calendar_id, created_at)
  select p_business_id, tstzrange((block ->> 'starts_at')::timestamptz, (block ->> 'ends_at')::timestamptz), 'google',
    p_synced_calendar_id || ':' || (block ->> 'id'), block ->> 'summary', p_synced_calendar_id, p_now
  from jsonb_array_elements(p_blocks) block
  on conflict on constraint busy_blocks_external_once do update set during = excluded.during, summary = excluded.summary;
  update public.synced_calendars set sync_token = p_next_token, synced_at = p_now, last_error = null,
    full_synced_at = case when p_is_full then p_now else full_synced_at end
  where id = p_synced_calendar_id;
  return 'saved';
end;
$$;
grant execute on function app.apply_calendar_sync to app_system;

/*
 * Keeps why a calendar cannot be read any more, for the owner, and frees the times that it took, unless another read
 * came first. Should it come back, it is read anew. Security definer: app_system holds no table rights.
 */
create or replace function app.fail_calendar_sync(
  p_business_id uuid, p_synced_calendar_id uuid, p_base_token text, p_error text
)
returns void
language sql volatile security definer set search_path = ''
as $$
  with failed as (
    update public.synced_calendars set last_error = p_error, sync_token = null
    where id = p_synced_calendar_id and business_id = p_business_id and sync_token is not distinct from p_base_token
    returning id
  )
  delete from public.busy_blocks using failed where synced_calendar_id = failed.id;
$$;
grant execute on function app.fail_calendar_sync to app_system;

/* Upcoming appointments that the calendar shows as they stand. Security definer: app_system holds no table rights. */
create or replace function app.list_shown_appointments(p_business_id uuid, p_now timestamptz)
returns table (appointment_id uuid)
language sql stable security definer set search_path = ''
as $$
  select appointments.id from public.appointments
  where business_id = p_business_id and status = 'confirmed' and starts_at > p_now
    and calendar_event_id is not null and calendar_revision = revision;
$$;
grant execute on function app.list_shown_appointments to app_system;

/*
 * Queues a read of every calendar that nothing was heard of for 15 minutes, and a channel for every one that can have
 * one and whose channel ends within two days. One of a kind waits at a time. Appointments that no job shows any more are
 * shown. Returns how many jobs that makes. Security definer: no table rights.
 */
create or replace function app.sweep_calendars(p_now timestamptz)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_count int;
begin
  with due as (
    select synced.id, synced.business_id, unnest(array[
      case when coalesce(synced.synced_at, '-infinity') < p_now - interval '15 minutes' then 'sync_calendar' end,
      case when synced.can_push and not exists (select from public.calendar_channels channels
          where channels.synced_calendar_id = synced.id and channels.expires_at > p_now + interval '48 hours')
        then 'watch_calendar' end]) as kind
    from public.synced_calendars synced
    join public.calendar_connections connections
      on connections.business_id = synced.business_id and connections.state = 'connected'
  ), added as (
    select private.add_job(due.business_id, due.kind,
      due.kind || ':' || due.id || ':' || floor(extract(epoch from p_now) / 900),
      jsonb_build_object('synced_calendar_id', due.id), p_now)
    from due
    where due.kind is not null and not exists (select from public.jobs
      where jobs.business_id = due.business_id and jobs.kind = due.kind and jobs.state in ('queued', 'running')
        and jobs.payload ->> 'synced_calendar_id' = due.id::text)
  )
  select count(*) into v_count from added;
  return v_count + private.show_missed_appointments(p_now);
end;
$$;
grant execute on function app.sweep_calendars to app_system;

/*
 * Queues the event of every upcoming appointment that its connected calendar does not show as it stands and that no job
 * is about to show: its job died, or was done while the calendar took none. Once a day, in case Google refuses it.
 */
create or replace function private.show_missed_appointments(p_now timestamptz)
returns int
language plpgsql volatile set search_path = ''
as $$
declare
  v_count int;
begin
  perform private.add_job(missed.business_id, 'sync_calendar_event',
    'calendar:missed:' || missed.id || ':' || missed.revision || ':' || floor(extract(epoch from p_now) / 86400),
    jsonb_build_object('appointment_id', missed.id), p_now)
  from public.appointments missed
  join public.calendar_connections connections
    on connections.business_id = missed.business_id and connections.state = 'connected'
  where missed.starts_at > p_now and missed.calendar_revision is distinct from missed.revision
    and (missed.status = 'confirmed' or missed.calendar_event_id is not null)
    and not exists (select from public.jobs
      where jobs.business_id = missed.business_id and jobs.kind in ('sync_calendar_event', 'move_calendar_event')
        and jobs.state in ('queued', 'running') and jobs.payload ->> 'appointment_id' = missed.id::text);
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;
