/*
 * Moves the carriers' registration of a business on and tells the owner. A verdict about a campaign names it (else null),
 * and one that was not noted yet is. Outcomes: changed, unchanged, not_allowed (a state that cannot follow the present
 * one, or a verdict about another campaign), not_found. Security definer: app_system holds no table rights.
 */
create or replace function app.set_messaging_registration(
  p_business_id uuid, p_registration_kind text, p_registration_state text, p_reason text, p_campaign_id text,
  p_actor_kind text, p_actor_id text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.messaging_registrations;
begin
  select * into v_before from public.messaging_registrations where business_id = p_business_id for update;
  if not found then
    return 'not_found';
  elsif private.is_other_campaign(v_before, p_campaign_id) then
    return 'not_allowed';
  elsif v_before.state = p_registration_state and v_before.reason is not distinct from p_reason
      and v_before.kind = coalesce(p_registration_kind, v_before.kind) then
    return 'unchanged';
  elsif v_before.state <> p_registration_state and (v_before.state, p_registration_state) not in (
      ('not_started', 'submitted'), ('submitted', 'approved'), ('submitted', 'rejected'), ('rejected', 'submitted'), ('rejected', 'approved'),
      ('approved', 'suspended'), ('suspended', 'approved'), ('suspended', 'submitted')) then
    return 'not_allowed';
  end if;
  update public.messaging_registrations
  set state = p_registration_state, reason = p_reason, kind = coalesce(p_registration_kind, kind), updated_at = p_now,
    campaign_id = coalesce(campaign_id, p_campaign_id),
    submitted_at = case when p_registration_state = 'submitted' then p_now else submitted_at end,
    decided_at = case when p_registration_state in ('approved', 'rejected', 'suspended') then p_now else decided_at end
  where business_id = p_business_id;
  if v_before.state <> p_registration_state and p_registration_state in ('approved', 'rejected', 'suspended') then
    insert into public.notifications (business_id, kind, title, body, is_urgent, created_at)
    values (p_business_id, 'messaging_' || p_registration_state,
      case p_registration_state when 'approved' then 'Your texts are approved'
        when 'rejected' then 'The carriers rejected your texts' else 'The carriers suspended your texts' end,
      coalesce(p_reason, case p_registration_state
        when 'approved' then 'Confirmations and reminders now go out by text.'
        else 'Confirmations go out by email meanwhile, where an address is known.' end),
      p_registration_state <> 'approved', p_now);
  end if;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    reason, occurred_at)
  values (p_business_id, p_actor_kind, p_actor_id, 'messaging.' || p_registration_state, 'messaging_registration',
    p_business_id::text, jsonb_build_object('state', v_before.state, 'kind', v_before.kind),
    jsonb_build_object('state', p_registration_state, 'kind', coalesce(p_registration_kind, v_before.kind)),
    p_reason, p_now);
  return 'changed';
end;
$$;
grant execute on function app.set_messaging_registration to app_system;

/*
 * Sends a registration with its texts on its way: they are kept, and a job files them with the carriers. A campaign
 * that was refused is not corrected but filed anew.
 * Outcomes as app.set_messaging_registration has them; only `changed` keeps the texts.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.submit_messaging_registration(
  p_business_id uuid, p_texts jsonb, p_actor_kind text, p_actor_id text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_outcome text;
  v_round int;
begin
  v_outcome := app.set_messaging_registration(p_business_id,
    (select kind from public.phone_numbers where business_id = p_business_id and is_active and kind = 'toll_free' limit 1),
    'submitted', null, null, p_actor_kind, p_actor_id, p_now);
  if v_outcome = 'changed' then
    update public.messaging_registrations
    set texts = p_texts, filing_round = filing_round + 1, campaign_id = null,
      former_campaign_ids = array_remove(former_campaign_ids || campaign_id, null)
    where business_id = p_business_id returning filing_round into v_round;
    perform private.add_job(p_business_id, 'file_registration', format('registration:%s:%s', p_business_id, v_round),
      '{}', p_now);
  end if;
  return v_outcome;
end;
$$;
grant execute on function app.submit_messaging_registration to app_system;
