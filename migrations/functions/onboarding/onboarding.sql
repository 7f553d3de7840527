/*
 * Saves one step of the wizard as it goes. p_revision is the one that the form was filled from, 0 for none: an older one
 * changes nothing. Outcomes: saved, stale; with the revision that stands. Security definer: no table rights.
 */
create or replace function app.save_onboarding_step(
  p_business_id uuid, p_wizard_step text, p_answers jsonb, p_revision int, p_now timestamptz
)
returns table (outcome text, revision int)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform 1 from public.businesses where id = p_business_id for update;
  if p_revision = 0 then
    return query insert into public.onboarding as kept (business_id, step, answers, updated_at)
      values (p_business_id, p_wizard_step, p_answers, p_now)
      on conflict (business_id, step) do nothing returning 'saved'::text, kept.revision;
  else
    return query update public.onboarding kept
      set answers = p_answers, revision = kept.revision + 1, updated_at = p_now
      where kept.business_id = p_business_id and kept.step = p_wizard_step and kept.revision = p_revision
      returning 'saved'::text, kept.revision;
  end if;
  if not found then
    return query select 'stale'::text, coalesce((select kept.revision from public.onboarding kept
      where kept.business_id = p_business_id and kept.step = p_wizard_step), 0);
  end if;
end;
$$;
grant execute on function app.save_onboarding_step to app_system;

/* What the wizard knows so far. Security definer: app_system holds no table rights. */
create or replace function app.load_onboarding(p_business_id uuid)
returns table (step text, answers jsonb, revision int)
language sql stable security definer set search_path = ''
as $$
  select step, answers, revision from public.onboarding where business_id = p_business_id;
$$;
grant execute on function app.load_onboarding to app_system;

/*
 * Whether the wizard still decides what a business is: until its plan is paid. What the wizard asks for is changed there
 * alone so long; afterwards the settings decide, and nothing of the wizard is applied any more.
 */
create or replace function private.is_setting_up(p_business_id uuid)
returns boolean
language sql stable set search_path = ''
as $$
  select exists (select from public.businesses where id = p_business_id and status = 'onboarding')
    and not exists (select from public.launch_steps
      where business_id = p_business_id and step = 'subscription' and state in ('done', 'skipped'));
$$;

/*
 * Makes the business what the wizard says, in one transaction: its row, catalogue, hours, closures, areas, resources.
 * A repeat changes nothing more: rows are found by their names. Services and resources that are no longer named become
 * inactive, as appointments may point to them. Does nothing once the set-up is over: it would cover what was saved in
 * the settings since. Security definer: app_system holds no table rights.
 */
create or replace function app.apply_onboarding(p_business_id uuid, p_profile jsonb, p_catalogue jsonb, p_now timestamptz)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  /* Settings are saved under the same lock. */
  perform 1 from public.businesses where id = p_business_id for no key update;
  if not private.is_setting_up(p_business_id) then
    return;
  end if;
  update public.businesses
  set name = p_profile ->> 'name', trade = p_profile ->> 'trade', email = p_profile ->> 'email',
    phone = p_profile ->> 'phone', address = p_profile ->> 'address', website = p_profile ->> 'website',
    description = p_profile ->> 'description', greeting = p_profile ->> 'greeting'
  where id = p_business_id;
  perform private.write_zone(p_business_id, p_catalogue ->> 'timeZone', p_now);
  insert into public.receptionists (business_id, tone) values (p_business_id, p_profile ->> 'tone')
  on conflict (business_id) do update set tone = excluded.tone;
  perform private.apply_services(p_business_id, p_catalogue -> 'services');
  perform private.apply_resources(p_business_id, p_catalogue -> 'resources');
  delete from public.business_hours where business_id = p_business_id;
  insert into public.business_hours (business_id, weekday, opens, closes)
  select p_business_id, (entry ->> 'weekday')::smallint, (entry ->> 'opens')::time, (entry ->> 'closes')::time
  from jsonb_array_elements(p_catalogue -> 'hours') as entry;
  delete from public.closures where business_id = p_business_id;
  insert into public.closures (business_id, starts_on, ends_on, reason)
  select p_business_id, (entry ->> 'startsOn')::date, (entry ->> 'endsOn')::date, entry ->> 'reason'
  from jsonb_array_elements(p_catalogue -> 'closures') as entry;
  delete from public.service_areas where business_id = p_business_id;
  insert into public.service_areas (business_id, zip)
  select distinct p_business_id, zip from jsonb_array_elements_text(p_catalogue -> 'zips') as zip;
  insert into public.audit_log (business_id, actor_kind, action, subject_kind, subject_id, occurred_at)
  values (p_business_id, 'system', 'onboarding.applied', 'business', p_business_id::text, p_now);
end;
$$;
grant execute on function app.apply_onboarding to app_system;

create or replace function private.apply_services(p_business_id uuid, p_services jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.services set is_active = false where business_id = p_business_id;
  insert into public.services (business_id, name, duration_minutes, price_cents, position, buffer_minutes, synonyms)
  select p_business_id, entry ->> 'name', (entry ->> 'durationMinutes')::int, (entry ->> 'priceCents')::int, position,
    coalesce((entry ->> 'bufferMinutes')::int, 0),
    array(select jsonb_array_elements_text(coalesce(entry -> 'synonyms', '[]')))
  from jsonb_array_elements(p_services) with ordinality as listed (entry, position)
  on conflict (business_id, lower(name)) do update
  set name = excluded.name, duration_minutes = excluded.duration_minutes, price_cents = excluded.price_cents,
    position = excluded.position, is_active = true, buffer_minutes = excluded.buffer_minutes,
    synonyms = case when excluded.synonyms = '{}' then services.synonyms else excluded.synonyms end;
end;
$$;

create or replace function private.apply_resources(p_business_id uuid, p_resources jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.resources set is_active = name in (select jsonb_array_elements_text(p_resources))
  where business_id = p_business_id;
  insert into public.resources (business_id, name, position)
  select p_business_id, name, min(position) from jsonb_array_elements_text(p_resources) with ordinality as listed (name, position)
  where not exists (select from public.resources kept where kept.business_id = p_business_id and kept.name = listed.name)
  group by name;
end;
$$;
