/*
 * The owner disputes a fee, with a reason. It is charged no further until staff decide or the owner takes it back.
 * Outcomes: disputed, already_disputed, decided_before (staff refused once), not_disputable (nothing is charged),
 * not_allowed (no owner), not_found. Security definer: app_system holds no table rights.
 */
create or replace function app.dispute_fee(
  p_business_id uuid, p_member_id uuid, p_fee_id uuid, p_reason text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_fee public.fees;
begin
  if not exists (select from public.memberships
      where business_id = p_business_id and user_id = p_member_id and role = 'owner') then
    return 'not_allowed';
  end if;
  select * into v_fee from public.fees where id = p_fee_id and business_id = p_business_id for update;
  if not found then
    return 'not_found';
  elsif v_fee.state = 'disputed' then
    return 'already_disputed';
  elsif v_fee.state in ('waived', 'credited') then
    return 'not_disputable';
  elsif exists (select from public.fee_disputes where fee_id = p_fee_id and state = 'refused') then
    return 'decided_before';
  end if;
  insert into public.fee_disputes (business_id, fee_id, reason, returns_to, opened_by, opened_at)
  values (p_business_id, p_fee_id, left(p_reason, 500), v_fee.state, p_member_id, p_now);
  update public.fees set state = 'disputed' where id = p_fee_id;
  insert into public.fee_events (business_id, fee_id, from_state, to_state, reason, occurred_at)
  values (p_business_id, p_fee_id, v_fee.state, 'disputed', left(p_reason, 500), p_now);
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    reason, occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'fee.disputed', 'fee', p_fee_id::text,
    jsonb_build_object('state', v_fee.state), jsonb_build_object('state', 'disputed'), left(p_reason, 500), p_now);
  return 'disputed';
end;
$$;
grant execute on function app.dispute_fee to app_system;

/*
 * The owner takes a dispute back while nobody has decided it. The fee stands where it would be without it, and one that
 * is unpaid is charged again. Outcomes: withdrawn, not_disputed, not_allowed (no owner), not_found.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.withdraw_dispute(
  p_business_id uuid, p_member_id uuid, p_fee_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_fee public.fees;
  v_dispute public.fee_disputes;
begin
  if not exists (select from public.memberships
      where business_id = p_business_id and user_id = p_member_id and role = 'owner') then
    return 'not_allowed';
  end if;
  select * into v_fee from public.fees where id = p_fee_id and business_id = p_business_id for update;
  if not found then
    return 'not_found';
  end if;
  update public.fee_disputes set state = 'withdrawn', decided_at = p_now
  where fee_id = p_fee_id and state = 'open' returning * into v_dispute;
  if not found or v_fee.state <> 'disputed' then
    return 'not_disputed';
  end if;
  update public.fees set state = v_dispute.returns_to where id = p_fee_id;
  insert into public.fee_events (business_id, fee_id, from_state, to_state, reason, occurred_at)
  values (p_business_id, p_fee_id, 'disputed', v_dispute.returns_to, 'dispute taken back', p_now);
  if v_dispute.returns_to <> 'paid' then
    perform private.add_job(p_business_id, 'charge_fee', 'charge_fee:' || p_fee_id || ':' || v_dispute.id,
      jsonb_build_object('fee_id', p_fee_id), p_now, 6);
  end if;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'fee.dispute_withdrawn', 'fee', p_fee_id::text,
    jsonb_build_object('state', 'disputed'), jsonb_build_object('state', v_dispute.returns_to), p_now);
  return 'withdrawn';
end;
$$;
grant execute on function app.withdraw_dispute to app_system;
