/*
 * Sets whom a business turns to for one purpose (emergency, transfer), in the order of p_targets: [{name, phone}].
 * Outcomes: saved, unchanged, forbidden (owners and managers may), invalid (more than 20, a name or number that is
 * none, one number twice, a line of our own). Security definer: app_system holds no table rights.
 */
create or replace function app.set_escalation_targets(
  p_business_id uuid, p_member_id uuid, p_purpose text, p_targets jsonb, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before jsonb;
begin
  perform 1 from public.businesses where id = p_business_id for no key update;
  if not exists (select from public.memberships
      where business_id = p_business_id and user_id = p_member_id and role in ('owner', 'manager')) then
    return 'forbidden';
  end if;
  if p_purpose not in ('emergency', 'transfer') or jsonb_array_length(p_targets) > 20
    or exists (select from jsonb_to_recordset(p_targets) as wanted (name text, phone text)
      where coalesce(length(btrim(wanted.name)), 0) not between 1 and 80
        or coalesce(wanted.phone, '') !~ '^\+[1-9]\d{6,14}$'
        or exists (select from public.phone_numbers where e164 = wanted.phone))
    or (select count(*) <> count(distinct wanted.phone)
      from jsonb_to_recordset(p_targets) as wanted (phone text)) then
    return 'invalid';
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('name', name, 'phone', phone) order by position), '[]') into v_before
  from public.escalation_targets where business_id = p_business_id and purpose = p_purpose;
  if v_before = p_targets then
    return 'unchanged';
  end if;
  delete from public.escalation_targets where business_id = p_business_id and purpose = p_purpose;
  insert into public.escalation_targets (business_id, purpose, position, name, phone, created_at)
  select p_business_id, p_purpose, ordinality, btrim(target ->> 'name'), target ->> 'phone', p_now
  from jsonb_array_elements(p_targets) with ordinality as listed (target, ordinality);
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, before, after,
    occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'escalation_targets.set', 'business', p_business_id::text,
    jsonb_build_object(p_purpose, v_before), jsonb_build_object(p_purpose, p_targets), p_now);
  return 'saved';
end;
$$;
grant execute on function app.set_escalation_targets to app_system;
