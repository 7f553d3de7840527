/* Whether the file of a call's recording is to go; null when not. Security definer: app_system holds no table rights. */
create or replace function app.load_recording_to_erase(p_business_id uuid, p_call_id uuid)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select true from public.recordings
  where call_id = p_call_id and business_id = p_business_id and state = 'removing';
$$;
grant execute on function app.load_recording_to_erase to app_system;

/* Notes that the file is gone, with the address it was fetched from. Security definer: app_system holds no table rights. */
create or replace function app.settle_erased_recording(p_business_id uuid, p_call_id uuid, p_now timestamptz)
returns void
language sql volatile security definer set search_path = ''
as $$
  update public.recordings set state = 'removed', removed_at = p_now, storage_path = null, source_url = '', error = null
  where call_id = p_call_id and business_id = p_business_id and state = 'removing';
$$;
grant execute on function app.settle_erased_recording to app_system;
