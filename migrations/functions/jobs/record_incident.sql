/* Notes something that platform staff must look at, once per kind and key, and alerts them the first time. */
create or replace function private.record_incident(p_kind text, p_key text, p_detail jsonb, p_now timestamptz)
returns void
language plpgsql set search_path = ''
as $$
declare
  v_incident public.incidents;
begin
  insert into public.incidents (kind, key, detail, first_at, last_at)
  values (p_kind, p_key, p_detail, p_now, p_now)
  on conflict (kind, key) where resolved_at is null
  do update set times = incidents.times + 1, last_at = excluded.last_at, detail = excluded.detail
  returning * into v_incident;
  if v_incident.times = 1 then
    perform private.add_job(null, 'alert_staff', 'alert_staff:' || v_incident.id,
      jsonb_build_object('incident_id', v_incident.id), p_now);
  end if;
end;
$$;

/* One incident for its alert. Security definer: app_system holds no table rights. */
create or replace function app.load_incident(p_incident_id uuid)
returns table (kind text, key text, times int, first_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select incidents.kind, incidents.key, incidents.times, incidents.first_at
  from public.incidents where incidents.id = p_incident_id;
$$;
grant execute on function app.load_incident to app_system;
