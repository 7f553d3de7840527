/* The recording of a call that waits to be copied into our storage. Security definer: no table rights. */
create or replace function app.load_recording(p_call_id uuid)
returns table (business_id uuid, source_url text, state text)
language sql stable security definer set search_path = ''
as $$
  select recordings.business_id, recordings.source_url, recordings.state
  from public.recordings where recordings.call_id = p_call_id;
$$;
grant execute on function app.load_recording to app_system;

/*
 * Notes the end of a copy: stored with its path, or failed with the reason. False: it is to be removed meanwhile.
 * Security definer: no table rights.
 */
create or replace function app.settle_recording(
  p_call_id uuid, p_state text, p_storage_path text, p_content_type text, p_size_bytes bigint, p_error text, p_now timestamptz
)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.recordings
  set state = p_state, storage_path = p_storage_path, content_type = p_content_type, size_bytes = p_size_bytes,
    error = p_error, stored_at = case p_state when 'stored' then p_now end
  where call_id = p_call_id and state in ('pending', 'failed');
  return found or exists (select from public.recordings where call_id = p_call_id and state = 'stored');
end;
$$;
grant execute on function app.settle_recording to app_system;
