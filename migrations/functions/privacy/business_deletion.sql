/*
 * Asks for the end of a business, thirty days from now; p_ends_line lets the receptionist stop answering at once. p_name is
 * what the owner typed. Outcomes: requested, already, wrong_name, held, not_allowed (no owner). Security definer:
 * app_system holds no table rights.
 */
create or replace function app.request_business_deletion(
  p_business_id uuid, p_member_id uuid, p_name text, p_ends_line boolean, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_name text;
begin
  select name into v_name from public.businesses where id = p_business_id for no key update;
  if not private.has_role(p_business_id, p_member_id, array['owner']) then
    return 'not_allowed';
  elsif lower(trim(p_name)) <> lower(trim(v_name)) then
    return 'wrong_name';
  elsif exists (select from public.legal_holds where business_id = p_business_id and released_at is null) then
    return 'held';
  end if;
  insert into public.business_deletions (business_id, requested_by, requested_at, line_ends_at, due_at)
  values (p_business_id, p_member_id, p_now, case when p_ends_line then p_now else p_now + interval '30 days' end,
    p_now + interval '30 days')
  on conflict do nothing;
  if not found then
    return 'already';
  end if;
  if p_ends_line then
    update public.receptionists set is_answering = false where business_id = p_business_id;
  end if;
  perform private.add_job(p_business_id, 'delete_business',
    'delete_business:' || p_business_id || ':' || extract(epoch from p_now), '{}', p_now + interval '30 days');
  insert into public.notifications (business_id, key, kind, title, body, is_urgent, created_at)
  values (p_business_id, 'deletion:' || extract(epoch from p_now), 'deletion_requested',
    'This business will be deleted in 30 days',
    'An owner asked for it. Any owner can take it back under Settings, Privacy until then.', true, p_now);
  perform private.audit_team(p_business_id, p_member_id, 'privacy.deletion_requested', 'business', p_business_id::text,
    null, jsonb_build_object('ends_line', p_ends_line), null, p_now);
  return 'requested';
end;
$$;
grant execute on function app.request_business_deletion to app_system;

/*
 * Takes the wish back, while it waits. Outcomes: undone, too_late, not_found, not_allowed. Security definer: app_system
 * holds no table rights.
 */
create or replace function app.undo_business_deletion(p_business_id uuid, p_member_id uuid, p_now timestamptz)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_deletion public.business_deletions;
begin
  if not private.has_role(p_business_id, p_member_id, array['owner']) then
    return 'not_allowed';
  end if;
  select * into v_deletion from public.business_deletions where business_id = p_business_id for update;
  if not found then
    return 'not_found';
  elsif v_deletion.state <> 'waiting' then
    return 'too_late';
  end if;
  delete from public.business_deletions where business_id = p_business_id;
  if v_deletion.line_ends_at < v_deletion.due_at then
    update public.receptionists set is_answering = true where business_id = p_business_id;
  end if;
  perform private.audit_team(p_business_id, p_member_id, 'privacy.deletion_undone', 'business', p_business_id::text,
    null, null, null, p_now);
  return 'undone';
end;
$$;
grant execute on function app.undo_business_deletion to app_system;

/*
 * Begins the end, or finds it begun, and says what lies with others: {outcome: run, waits (not due, or held), gone,
 * stripe_customer_id, number_ids, agent_id, llm_id}. Security definer: app_system holds no table rights.
 */
create or replace function app.begin_business_deletion(p_business_id uuid, p_now timestamptz)
returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_deletion public.business_deletions;
begin
  select * into v_deletion from public.business_deletions where business_id = p_business_id for update;
  if not found or v_deletion.state = 'done' then
    return jsonb_build_object('outcome', 'gone');
  elsif v_deletion.state = 'waiting' and (v_deletion.due_at > p_now or exists (
      select from public.legal_holds where business_id = p_business_id and released_at is null)) then
    return jsonb_build_object('outcome', 'waits');
  end if;
  update public.business_deletions set state = 'running' where business_id = p_business_id;
  update public.receptionists set is_answering = false where business_id = p_business_id;
  update public.businesses set status = 'closed' where id = p_business_id;
  return (
    select jsonb_build_object('outcome', 'run', 'agent_id', receptionists.retell_agent_id,
      'llm_id', receptionists.retell_llm_id,
      'stripe_customer_id', (select stripe_customer_id from public.subscriptions where business_id = p_business_id),
      'number_ids', array(select telnyx_number_id from public.phone_numbers where business_id = p_business_id
        and telnyx_number_id is not null and not exists (select from public.phone_pool where e164 = phone_numbers.e164)))
    from (values (1)) as one left join public.receptionists on business_id = p_business_id);
end;
$$;
grant execute on function app.begin_business_deletion to app_system;
