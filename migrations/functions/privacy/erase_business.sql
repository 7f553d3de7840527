/*
 * Erases the next part of a business that is to go, at most p_limit rows of each long table; true while there is more.
 * Fees, invoices, consent, opt-outs and the audit stay, without names. Security definer: no table rights.
 */
create or replace function app.erase_business(p_business_id uuid, p_limit int, p_now timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_ids uuid[];
  v_count int;
  v_has_more boolean;
begin
  if not exists (select from public.business_deletions where business_id = p_business_id and state = 'running') then
    return false;
  end if;
  v_ids := array(select id from public.calls where business_id = p_business_id
    and (transcript_removed_at is null or caller_number is not null or customer_id is not null
      or exists (select from public.recordings where call_id = calls.id and state in ('pending', 'stored', 'failed')))
    limit p_limit);
  v_has_more := cardinality(v_ids) >= p_limit;
  perform private.erase_person_calls(row('{}', '{}', v_ids, '{}', '{}', '{}')::private.person, p_now);
  v_ids := array(select id from public.messages where business_id = p_business_id and idempotency_key not like 'erased:%'
    limit p_limit);
  v_has_more := v_has_more or cardinality(v_ids) >= p_limit;
  perform private.remove_text_words(v_ids, null, p_now);
  update public.messages
  set customer_id = null, idempotency_key = 'erased:' || id, to_number = 'erased', from_number = null, error_detail = null,
    state = case when state in ('queued', 'sending') then 'blocked' else state end
  where id = any (v_ids);
  v_ids := array(select id from public.appointments where business_id = p_business_id
    and idempotency_key not like 'erased:%' limit p_limit);
  v_has_more := v_has_more or cardinality(v_ids) >= p_limit;
  update public.appointments
  set customer_name = 'Deleted customer', customer_phone = null, address = null, zip = null, notes = null,
    cancel_reason = null, idempotency_key = 'erased:' || id, revision = revision + 1
  where id = any (v_ids);
  update public.customers
  set name = null, phone = null, email = null, address = null, zip = null, notes = null, tags = '{}', erased_at = p_now
  where id in (select id from public.customers where business_id = p_business_id and erased_at is null limit p_limit);
  get diagnostics v_count = row_count;
  v_has_more := v_has_more or v_count >= p_limit;
  update public.audit_log set before = null, after = null, reason = null,
    actor_id = case actor_kind when 'caller' then 'erased' else actor_id end
  where id in (select id from public.audit_log where business_id = p_business_id
    and (before is not null or after is not null or reason is not null or actor_kind = 'caller' and actor_id <> 'erased')
    limit p_limit);
  get diagnostics v_count = row_count;
  return v_has_more or v_count >= p_limit;
end;
$$;
grant execute on function app.erase_business to app_system;

/*
 * Erases what is left when the long tables are: settings, people, files that were sent in, and the name. Members see the
 * business no longer. Security definer: no table rights.
 */
create or replace function app.finish_business_deletion(p_business_id uuid, p_now timestamptz)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_table text;
begin
  if not exists (select from public.business_deletions where business_id = p_business_id and state = 'running') then
    return;
  end if;
  insert into public.audit_log (business_id, actor_kind, action, subject_kind, subject_id, occurred_at)
  values (p_business_id, 'system', 'privacy.business_erased', 'business', p_business_id::text, p_now);
  perform private.erase_import(id, p_now) from public.customer_imports where business_id = p_business_id;
  perform private.end_export(id, 'expired', p_now) from public.privacy_exports
  where business_id = p_business_id and state in ('queued', 'running', 'ready');
  perform private.leave_carriers(p_business_id, p_now);
  perform private.add_job(id, 'remove_logo', 'remove_logo:' || (logo ->> 'path'),
    jsonb_build_object('path', logo ->> 'path'), p_now, 7)
  from public.businesses where id = p_business_id and logo is not null;
  update public.emergencies
  set words = 'Erased', customer_number = null, customer_name = null, address = null, acknowledged_name = null,
    ladder = '[]', erased_at = coalesce(erased_at, p_now)
  where business_id = p_business_id;
  delete from public.jobs where business_id = p_business_id and state = 'queued'
    and kind not in ('erase_recording', 'forget_call', 'erase_files', 'erase_inbox', 'remove_logo', 'end_registration');
  -- Those that stay say what their job has yet to look for.
  delete from public.erasures where business_id = p_business_id and not exists (select from public.jobs
    where jobs.business_id = p_business_id and kind = 'erase_inbox' and state in ('queued', 'running')
      and payload ->> 'erasure_id' = erasures.id::text);
  update public.phone_pool set state = 'free', business_id = null, assigned_at = null where business_id = p_business_id;
  -- Whatever has no duty to stay goes as a whole.
  foreach v_table in array array['conversations', 'notifications', 'attention_marks', 'emergency_alerts', 'transfer_attempts',
    'call_corrections', 'call_notes', 'customer_imports', 'website_imports', 'onboarding', 'launches',
    'number_reservations', 'forwarding_tests', 'calendar_feeds', 'calendar_connections', 'synced_calendars',
    'busy_blocks', 'external_changes', 'knowledge_entries', 'escalation_targets', 'invitations', 'member_preferences',
    'receptionist_rehearsals', 'receptionist_versions', 'messaging_registrations', 'messaging_settings',
    'phone_numbers', 'service_areas', 'digests', 'legal_holds', 'mobile_codes', 'receptionists', 'memberships']
  loop
    execute format('delete from public.%I where business_id = $1', v_table) using p_business_id;
  end loop;
  update public.resources set name = 'Crew' where business_id = p_business_id;
  update public.businesses
  set name = 'Deleted business', phone = null, email = null, website = null, address = null, description = null,
    greeting = null, accent = null, logo = null
  where id = p_business_id;
  update public.business_deletions set state = 'done', requested_by = null where business_id = p_business_id;
end;
$$;
grant execute on function app.finish_business_deletion to app_system;

/* Lets the carriers end what was filed of a business. The job alone knows their names for it from now on. */
create or replace function private.leave_carriers(p_business_id uuid, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  select private.add_job(business_id, 'end_registration', 'end_registration:' || business_id,
    jsonb_build_object('brand_id', brand_id, 'request_id', request_id), p_now, 7)
  from public.messaging_registrations
  where business_id = p_business_id and (brand_id is not null or request_id is not null);
$$;
