/*
 * What only passes through us and is not the owner's to keep: bodies of provider events a week after they were dealt
 * with, lists of customers a week after they were read in, and exports when their time is over. p_limit of each.
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
    where state <> 'received' and received_at < p_now - interval '7 days' and payload <> '{}'
    order by received_at limit p_limit);
  get diagnostics v_events = row_count;
  with due as (
    select id from public.customer_imports
    where created_at < p_now - interval '7 days' and storage_path <> '' and state not in ('queued', 'running')
    limit p_limit)
  select count(*) into v_files from due, lateral private.erase_import(due.id, p_now);
  perform private.expire_export(id, p_now) from public.privacy_exports
  where state = 'ready' and expires_at <= p_now limit p_limit;
  return v_events + v_files;
end;
$$;
grant execute on function app.sweep_passing to app_system;

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

/* Ends an export: its files go, its row tells that it was made. */
create or replace function private.expire_export(p_export_id uuid, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform private.add_job(business_id, 'erase_files', 'erase_files:export:' || id,
    jsonb_build_object('bucket', 'exports', 'paths', jsonb_path_query_array(parts, '$[*].path')), p_now, 7)
  from public.privacy_exports where id = p_export_id and parts <> '[]';
  update public.privacy_exports set state = 'expired', parts = '[]' where id = p_export_id;
end;
$$;
