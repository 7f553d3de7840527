/*
 * What only passes through us and is not the owner's to keep: bodies of provider events a week after they came, once
 * they are dealt with or given up, lists of customers a week after they were read in, and exports when their time is over
 * or they stand still. p_limit of each.
 * Answers how many. Security definer: app_system holds no table rights.
 */
create or replace function app.sweep_passing(p_limit int, p_now timestamptz)
returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_events int;
  v_files int;
begin
  update public.webhook_events set payload = '{}'
  where id in (
    select id from public.webhook_events
    where received_at < p_now - interval '7 days' and payload <> '{}' and private.is_settled(webhook_events)
    order by received_at limit p_limit);
  get diagnostics v_events = row_count;
  with due as (
    select id from public.customer_imports
    where created_at < p_now - interval '7 days' and storage_path <> ''
      and not private.is_being_read(customer_imports)
    limit p_limit)
  select count(*) into v_files from due, lateral private.erase_import(due.id, p_now);
  perform private.give_up_exports(null, p_now);
  perform private.end_export(id, 'expired', p_now) from public.privacy_exports
  where state = 'ready' and expires_at <= p_now limit p_limit;
  return v_events + v_files;
end;
$$;
grant execute on function app.sweep_passing to app_system;

/* True when an event was dealt with, or its job has died. */
create or replace function private.is_settled(p_event public.webhook_events)
returns boolean
language sql stable set search_path = ''
as $$
  select p_event.state <> 'received'
    or exists (select from public.jobs where key = 'webhook:' || p_event.id and state = 'dead');
$$;

/* True while the job that reads a list has not ended. */
create or replace function private.is_being_read(p_import public.customer_imports)
returns boolean
language sql stable set search_path = ''
as $$
  select p_import.state in ('queued', 'running') and exists (select from public.jobs
    where key = 'import_customers:' || p_import.id and state in ('queued', 'running'));
$$;

/* The file of a list that was read in, and the lines of it that were not. */
create or replace function private.erase_import(p_import_id uuid, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.add_job(business_id, 'erase_files', 'erase_files:import:' || id,
    jsonb_build_object('bucket', 'imports', 'paths', jsonb_build_array(storage_path)), p_now, 7)
  from public.customer_imports where id = p_import_id and storage_path <> '';
  update public.customer_imports set storage_path = '' where id = p_import_id;
  update public.customer_import_errors set cells = '[]' where import_id = p_import_id and cells <> '[]';
end;
$$;

/*
 * Ends an export as failed or expired: its files go, also a part that was put while its row did not learn of it; the row
 * tells that it was made.
 */
create or replace function private.end_export(p_export_id uuid, p_state text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.add_job(business_id, 'erase_files', 'erase_files:export:' || id,
    jsonb_build_object('bucket', 'exports', 'paths', jsonb_path_query_array(parts, '$[*].path')
      || to_jsonb(format('%s/%s/%s.zip', business_id, id, jsonb_array_length(parts) + 1))), p_now, 7)
  from public.privacy_exports where id = p_export_id;
  update public.privacy_exports set state = p_state, parts = '[]', finished_at = coalesce(finished_at, p_now)
  where id = p_export_id;
end;
$$;

/* Ends the exports (null: of every business) that have not moved for an hour: their job has died. */
create or replace function private.give_up_exports(p_business_id uuid, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  select private.end_export(id, 'failed', p_now) from public.privacy_exports
  where business_id = coalesce(p_business_id, business_id) and state in ('queued', 'running')
    and moved_at < p_now - interval '1 hour';
$$;
