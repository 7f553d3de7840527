/*
 * What an export holds, in order: rows t of `relation` whose business is $1, paged by `key`, each written as `shape`.
 * `condition` and, for the copy of one customer ($2, a private.person), `of_person` narrow it; without an `of_person`
 * it is in the copy of a business alone.
 */
create or replace function private.export_sources()
returns table (entity text, relation text, key text, shape text, condition text, of_person text)
language sql immutable set search_path = ''
as $$
  values
  ('customers', 'public.customers', 'id', $q$to_jsonb(t) - '{search_text,erased_at}'::text[]$q$, 'erased_at is null',
    'id = any (($2).customer_ids)'),
  ('calls', 'public.calls', 'id', $q$to_jsonb(t) - '{search_text,inbound_key,cost_cents}'::text[]$q$, 'true',
    'id = any (($2).call_ids)'),
  ('transcripts', 'public.calls', 'id', 'private.transcript_to_export(t)', 'transcript_removed_at is null',
    'id = any (($2).call_ids)'),
  ('call_notes', 'public.call_notes', 'call_id', 'to_jsonb(t)', 'true', 'call_id = any (($2).call_ids)'),
  ('recordings', 'public.recordings', 'call_id', $q$to_jsonb(t) - '{source_url,storage_path}'::text[]$q$, 'true',
    'call_id = any (($2).call_ids)'),
  ('appointments', 'public.appointments', 'id', $q$to_jsonb(t) - 'idempotency_key'$q$, 'true',
    'id = any (($2).appointment_ids)'),
  ('messages', 'public.messages', 'id', $q$to_jsonb(t) - '{idempotency_key,cost_cents}'::text[]$q$, $q$kind <> 'verification_code'$q$,
    $q$kind <> 'owner_alert' and (customer_id = any (($2).customer_ids) or to_number = any (($2).numbers)
      or conversation_id = any (($2).conversation_ids) or from_number = any (($2).numbers))$q$),
  ('emergencies', 'public.emergencies', 'id', $q$to_jsonb(t) - 'ladder'$q$, 'true', 'id = any (($2).emergency_ids)'),
  ('consent', 'public.consent_events', 'id', 'to_jsonb(t)', 'true', 'number = any (($2).numbers)'),
  ('opt_outs', 'public.opt_outs', 'number', 'to_jsonb(t)', 'true', 'number = any (($2).numbers)'),
  ('fees', 'public.fees', 'id', 'to_jsonb(t)', 'true', 'appointment_id = any (($2).appointment_ids)'),
  ('fee_disputes', 'public.fee_disputes', 'id', 'to_jsonb(t)', 'true', null),
  ('invoices', 'public.invoices', 'id', 'to_jsonb(t)', 'true', null),
  ('members', 'public.memberships', 'user_id', $q$jsonb_build_object('email',
    (select email from auth.users where id = t.user_id), 'role', role, 'created_at', created_at)$q$, 'true', null),
  ('settings', '(select $1 as business_id, * from private.settings_to_export($1))', 'place', 't.row', 'true', null),
  ('audit', 'public.audit_log', 'id', 'to_jsonb(t)', 'true',
    'subject_id = any ((($2).customer_ids || ($2).appointment_ids || ($2).call_ids)::text[])');
$$;

/* What was said on one call. */
create or replace function private.transcript_to_export(p_call public.calls)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('call_id', p_call.id, 'started_at', p_call.started_at, 'turns', coalesce((
    select jsonb_agg(jsonb_build_object('role', role, 'content', content, 'starts_at_seconds', starts_at_seconds)
      order by position)
    from public.call_turns where call_id = p_call.id), '[]'));
$$;

/* Every setting of a business as {setting, value}: its profile, and the rows of what it has set up. */
create or replace function private.settings_to_export(p_business_id uuid)
returns table (place text, "row" jsonb)
language sql stable set search_path = ''
as $$
  with found (place, value) as (
    select 'profile', to_jsonb(t) - 'live_key' from public.businesses t where id = p_business_id
    union all select 'receptionist', to_jsonb(t) from public.receptionists t where business_id = p_business_id
    union all select 'texting', to_jsonb(t) from public.messaging_settings t where business_id = p_business_id
    union all select 'privacy', to_jsonb(t) from public.privacy_settings t where business_id = p_business_id
    union all select 'numbers', jsonb_agg(to_jsonb(t)) from public.phone_numbers t where business_id = p_business_id
    union all select 'services', jsonb_agg(to_jsonb(t)) from public.services t where business_id = p_business_id
    union all select 'hours', jsonb_agg(to_jsonb(t)) from public.business_hours t where business_id = p_business_id
    union all select 'closures', jsonb_agg(to_jsonb(t)) from public.closures t where business_id = p_business_id
    union all select 'crews', jsonb_agg(to_jsonb(t)) from public.resources t where business_id = p_business_id
    union all select 'areas', jsonb_agg(to_jsonb(t)) from public.service_areas t where business_id = p_business_id
    union all select 'answers', jsonb_agg(to_jsonb(t)) from public.knowledge_entries t where business_id = p_business_id
    union all select 'people', jsonb_agg(to_jsonb(t)) from public.escalation_targets t where business_id = p_business_id
    union all select 'versions', jsonb_agg(to_jsonb(t)) from public.receptionist_versions t where business_id = p_business_id
  )
  select found.place, jsonb_build_object('setting', found.place, 'value', found.value) from found where found.value is not null;
$$;
