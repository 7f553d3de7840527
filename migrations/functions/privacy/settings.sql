/*
 * Saves the clocks, in days; null keeps. Runs them soon. Outcomes: saved, changed_elsewhere, not_allowed (no owner).
 * Security definer: app_system holds no table rights.
 */
create or replace function app.save_privacy_settings(
  p_business_id uuid, p_member_id uuid, p_base_revision int, p_recording_days int, p_transcript_days int, p_text_days int,
  p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_before public.privacy_settings;
begin
  if not private.has_role(p_business_id, p_member_id, array['owner']) then
    return 'not_allowed';
  end if;
  insert into public.privacy_settings (business_id) values (p_business_id) on conflict do nothing;
  select * into v_before from public.privacy_settings where business_id = p_business_id for update;
  if v_before.revision <> p_base_revision then
    return 'changed_elsewhere';
  end if;
  update public.privacy_settings
  set recording_days = p_recording_days, transcript_days = p_transcript_days, text_days = p_text_days,
    revision = revision + 1, next_sweep_at = p_now + interval '1 hour'
  where business_id = p_business_id;
  perform private.audit_team(p_business_id, p_member_id, 'privacy.clocks_saved', 'business', p_business_id::text,
    jsonb_build_object('recording_days', v_before.recording_days, 'transcript_days', v_before.transcript_days,
      'text_days', v_before.text_days),
    jsonb_build_object('recording_days', p_recording_days, 'transcript_days', p_transcript_days,
      'text_days', p_text_days), null, p_now);
  return 'saved';
end;
$$;
grant execute on function app.save_privacy_settings to app_system;

/*
 * Places a legal hold on a business, or on one customer of it. Outcomes: placed, already, not_allowed (neither owner nor
 * our staff), not_found. Security definer: app_system holds no table rights.
 */
create or replace function app.place_legal_hold(
  p_business_id uuid, p_member_id uuid, p_customer_id uuid, p_reason text, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_is_owner boolean := private.has_role(p_business_id, p_member_id, array['owner']);
begin
  if not v_is_owner and not exists (select from public.staff where user_id = p_member_id) then
    return 'not_allowed';
  elsif p_customer_id is not null and not exists (select from public.customers where id = p_customer_id
      and business_id = p_business_id and merged_into is null and erased_at is null) then
    return 'not_found';
  end if;
  insert into public.legal_holds (business_id, customer_id, reason, is_by_staff, placed_by, placed_at)
  values (p_business_id, p_customer_id, p_reason, not v_is_owner, p_member_id, p_now)
  on conflict do nothing;
  if not found then
    return 'already';
  end if;
  perform private.audit_team(p_business_id, p_member_id, 'privacy.hold_placed',
    case when p_customer_id is null then 'business' else 'customer' end,
    coalesce(p_customer_id, p_business_id)::text, null, null, p_reason, p_now);
  return 'placed';
end;
$$;
grant execute on function app.place_legal_hold to app_system;

/*
 * Releases a hold. Outcomes: released, not_allowed (no owner), by_staff (only our staff releases it), not_found.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.release_legal_hold(
  p_business_id uuid, p_member_id uuid, p_hold_id uuid, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_hold public.legal_holds;
  v_is_staff boolean := exists (select from public.staff where user_id = p_member_id);
begin
  if not v_is_staff and not private.has_role(p_business_id, p_member_id, array['owner']) then
    return 'not_allowed';
  end if;
  select * into v_hold from public.legal_holds
  where id = p_hold_id and business_id = p_business_id and released_at is null for update;
  if not found then
    return 'not_found';
  elsif v_hold.is_by_staff and not v_is_staff then
    return 'by_staff';
  end if;
  update public.legal_holds set released_at = p_now, released_by = p_member_id where id = p_hold_id;
  perform private.audit_team(p_business_id, p_member_id, 'privacy.hold_released',
    case when v_hold.customer_id is null then 'business' else 'customer' end,
    coalesce(v_hold.customer_id, p_business_id)::text, null, null, null, p_now);
  return 'released';
end;
$$;
grant execute on function app.release_legal_hold to app_system;
