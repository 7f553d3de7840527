/*
 * Begins a run of the test callers on the draft as it is now, or finds the one that runs. Outcomes: started, running,
 * passed (they passed on exactly this content before), no_draft, forbidden. A run that nothing has moved for ten minutes is
 * given up. Security definer: app_system holds no table rights.
 */
create or replace function app.start_rehearsal(p_business_id uuid, p_member_id uuid, p_now timestamptz)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_draft public.receptionist_versions;
  v_id uuid;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return jsonb_build_object('outcome', 'forbidden');
  end if;
  perform 1 from public.receptionists where business_id = p_business_id for update;
  select * into v_draft from public.receptionist_versions where business_id = p_business_id and state = 'draft';
  if not found then
    return jsonb_build_object('outcome', 'no_draft');
  elsif private.has_passed(p_business_id, v_draft.content_hash) then
    return jsonb_build_object('outcome', 'passed');
  end if;
  update public.receptionist_rehearsals set state = 'broken', finished_at = p_now
  where business_id = p_business_id and state = 'running'
    and (started_at < p_now - interval '10 minutes' or content_hash <> v_draft.content_hash);
  select id into v_id from public.receptionist_rehearsals where business_id = p_business_id and state = 'running';
  if found then
    return jsonb_build_object('outcome', 'running', 'rehearsal_id', v_id);
  end if;
  insert into public.receptionist_rehearsals (business_id, content, member_id, started_at)
  values (p_business_id, v_draft.content, p_member_id, p_now) returning id into v_id;
  perform private.add_job(p_business_id, 'rehearse_draft', 'rehearse_draft:' || v_id,
    jsonb_build_object('rehearsal_id', v_id), p_now, 3);
  return jsonb_build_object('outcome', 'started', 'rehearsal_id', v_id);
end;
$$;
grant execute on function app.start_rehearsal to app_system;

/* A run that is still to be done; no row when it ended or was given up. Security definer: no table rights. */
create or replace function app.load_rehearsal(p_business_id uuid, p_rehearsal_id uuid)
returns table (content jsonb)
language sql stable security definer set search_path = ''
as $$
  select rehearsals.content from public.receptionist_rehearsals rehearsals
  where rehearsals.id = p_rehearsal_id and rehearsals.business_id = p_business_id and rehearsals.state = 'running';
$$;
grant execute on function app.load_rehearsal to app_system;

/*
 * Keeps how far a run is, or how it ended (p_rehearsal_state other than running). False when it had ended already: the
 * first end stands. Security definer: app_system holds no table rights.
 */
create or replace function app.keep_rehearsal(
  p_business_id uuid, p_rehearsal_id uuid, p_rehearsal_state text, p_done int, p_total int, p_report jsonb,
  p_now timestamptz
)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.receptionist_rehearsals
  set state = p_rehearsal_state, done = greatest(done, p_done), total = p_total, report = p_report,
    finished_at = case when p_rehearsal_state <> 'running' then p_now end
  where id = p_rehearsal_id and business_id = p_business_id and state = 'running';
  return found;
end;
$$;
grant execute on function app.keep_rehearsal to app_system;
