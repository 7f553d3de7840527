/* Makes the answers of a business what p_value says; new ones stand last. */
create or replace function private.write_answers(p_business_id uuid, p_value jsonb, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  delete from public.knowledge_entries where business_id = p_business_id
    and id not in (select (item ->> 'id')::uuid from jsonb_array_elements(p_value) item);
  insert into public.knowledge_entries as entries (id, business_id, question, answer, keywords, expires_on, created_at)
  select (item ->> 'id')::uuid, p_business_id, item ->> 'question', item ->> 'answer',
    array(select jsonb_array_elements_text(item -> 'keywords')), nullif(item ->> 'expiresOn', '')::date,
    p_now + place * interval '1 microsecond'
  from jsonb_array_elements(p_value) with ordinality as items (item, place)
  on conflict (id) do update set question = excluded.question, answer = excluded.answer,
    keywords = excluded.keywords, expires_on = excluded.expires_on
  where entries.business_id = p_business_id;
end;
$$;

/* The same for the people to turn to in an emergency, or to transfer calls to, in order. */
create or replace function private.write_targets(
  p_business_id uuid, p_purpose text, p_value jsonb, p_now timestamptz
)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  set constraints public.escalation_targets_position_once deferred;
  delete from public.escalation_targets where business_id = p_business_id and purpose = p_purpose
    and id not in (select (item ->> 'id')::uuid from jsonb_array_elements(p_value) item);
  insert into public.escalation_targets as targets (id, business_id, purpose, position, name, phone, created_at)
  select (item ->> 'id')::uuid, p_business_id, p_purpose, place::int, item ->> 'name', item ->> 'phone', p_now
  from jsonb_array_elements(p_value) with ordinality as items (item, place)
  on conflict (id) do update set position = excluded.position, name = excluded.name, phone = excluded.phone
  where targets.business_id = p_business_id and targets.purpose = p_purpose;
end;
$$;

/* What callers are told of the business itself. */
create or replace function private.write_profile(p_business_id uuid, p_value jsonb)
returns void
language sql volatile set search_path = ''
as $$
  update public.businesses
  set name = p_value ->> 'name', trade = p_value ->> 'trade', phone = nullif(p_value ->> 'phone', ''),
    email = nullif(p_value ->> 'email', ''), website = nullif(p_value ->> 'website', ''),
    address = nullif(p_value ->> 'address', ''), description = nullif(p_value ->> 'description', ''),
    language = p_value ->> 'language'
  where id = p_business_id;
$$;

/* The rules that every booking keeps to. */
create or replace function private.write_booking_rules(p_business_id uuid, p_value jsonb)
returns void
language sql volatile set search_path = ''
as $$
  update public.businesses
  set lead_minutes = (p_value ->> 'leadMinutes')::int, step_minutes = (p_value ->> 'stepMinutes')::int,
    horizon_days = (p_value ->> 'horizonDays')::int, cancel_grace_minutes = (p_value ->> 'cancelGraceMinutes')::int,
    needs_address = (p_value ->> 'needsAddress')::boolean
  where id = p_business_id;
$$;
