/*
 * Begins a copy of a business, or of one customer of it; finds the one that runs. One that stands still is given up
 * first. Outcomes: started, running, not_allowed (no owner), not_found. Security definer: no table rights.
 */
create or replace function app.start_privacy_export(
  p_business_id uuid, p_member_id uuid, p_customer_id uuid, p_now timestamptz
)
returns table (outcome text, export_id uuid)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_id uuid;
begin
  if not private.has_role(p_business_id, p_member_id, array['owner']) then
    return query select 'not_allowed'::text, null::uuid;
    return;
  elsif p_customer_id is not null and not exists (select from public.customers where id = p_customer_id
      and business_id = p_business_id and merged_into is null and erased_at is null) then
    return query select 'not_found'::text, null::uuid;
    return;
  end if;
  perform private.give_up_exports(p_business_id, p_now);
  insert into public.privacy_exports (business_id, is_of_customer, customer_id, requested_by, created_at, moved_at)
  values (p_business_id, p_customer_id is not null, p_customer_id, p_member_id, p_now, p_now)
  on conflict do nothing returning id into v_id;
  if v_id is null then
    return query select 'running'::text, id from public.privacy_exports where business_id = p_business_id
      and coalesce(customer_id, business_id) = coalesce(p_customer_id, p_business_id) and state in ('queued', 'running');
    return;
  end if;
  perform private.add_job(p_business_id, 'export_data', 'export_data:' || v_id || ':0',
    jsonb_build_object('export_id', v_id, 'part', 0), p_now, 6);
  perform private.audit_team(p_business_id, p_member_id, 'privacy.export_started',
    case when p_customer_id is null then 'business' else 'customer' end,
    coalesce(p_customer_id, p_business_id)::text, null, null, null, p_now);
  return query select 'started'::text, v_id;
end;
$$;
grant execute on function app.start_privacy_export to app_system;

/* Where an export stands; rows are counted when it begins. Security definer: no table rights. */
create or replace function app.load_privacy_export(p_business_id uuid, p_export_id uuid, p_now timestamptz)
returns table (state text, is_of_customer boolean, business_name text, entity text, place text, part_count int,
  rows_done int, rows_total int, entities text[])
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_export public.privacy_exports;
begin
  select * into v_export from public.privacy_exports where id = p_export_id and business_id = p_business_id for update;
  if not found then
    return;
  elsif v_export.state = 'queued' then
    update public.privacy_exports set state = 'running', moved_at = p_now,
      rows_total = private.count_export(v_export) where id = p_export_id
    returning * into v_export;
  end if;
  return query select v_export.state, v_export.is_of_customer, businesses.name, v_export.entity, v_export.place,
    jsonb_array_length(v_export.parts), v_export.rows_done, v_export.rows_total,
    array(select sources.entity from private.export_sources() as sources
      where not v_export.is_of_customer or sources.of_person is not null)
  from public.businesses where id = p_business_id;
end;
$$;
grant execute on function app.load_privacy_export to app_system;

/* How many rows an export will hold. */
create or replace function private.count_export(p_export public.privacy_exports)
returns int
language plpgsql stable set search_path = ''
as $$
declare
  v_person private.person;
  v_source record;
  v_count int;
  v_total int := 0;
begin
  if p_export.is_of_customer then
    v_person := private.find_person(p_export.business_id, p_export.customer_id);
  end if;
  for v_source in select * from private.export_sources()
    where not p_export.is_of_customer or of_person is not null
  loop
    execute format('select count(*)::int from %s as t where business_id = $1 and %s and (%s)', v_source.relation,
      v_source.condition, case when p_export.is_of_customer then v_source.of_person else 'true' end)
    into v_count using p_export.business_id, v_person;
    v_total := v_total + v_count;
  end loop;
  return v_total;
end;
$$;

/*
 * The next rows of one entity of an export, after a place; fewer than p_limit at its end. Every part of the
 * query comes from private.export_sources. Security definer: no table rights.
 */
create or replace function app.read_privacy_export(
  p_business_id uuid, p_export_id uuid, p_entity text, p_place_key text, p_limit int
)
returns table (place text, "row" jsonb)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_export public.privacy_exports;
  v_person private.person;
  v_source record;
begin
  select * into v_export from public.privacy_exports where id = p_export_id and business_id = p_business_id;
  if v_export.is_of_customer then
    v_person := private.find_person(p_business_id, v_export.customer_id);
  end if;
  select * into v_source from private.export_sources() as sources where sources.entity = p_entity
    and v_export.id is not null and (not v_export.is_of_customer or sources.of_person is not null);
  if not found then
    return;
  end if;
  return query execute format(
    'select t.%1$s::text, %2$s from %3$s as t where t.business_id = $1 and t.%1$s in (
      select %1$s from %3$s as t where business_id = $1 and %4$s and (%5$s) and ($3 is null or %1$s > $3%6$s)
      order by %1$s limit $4) order by t.%1$s',
    v_source.key, v_source.shape, v_source.relation, v_source.condition,
    case when v_export.is_of_customer then v_source.of_person else 'true' end,
    case when v_source.key in ('number', 'place') then '' else '::uuid' end)
  using p_business_id, v_person, p_place_key, p_limit;
end;
$$;
grant execute on function app.read_privacy_export to app_system;
