/*
 * Makes the services of a business what p_value says, in its order. Ids are the form's; one that belongs to another
 * business is passed over. Services are never deleted: appointments point to them.
 */
create or replace function private.write_services(p_business_id uuid, p_value jsonb, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  /* Names are unique at every moment, and two may be swapped. */
  update public.services set name = id::text
  where business_id = p_business_id and id in (select (item ->> 'id')::uuid from jsonb_array_elements(p_value) item);
  insert into public.services as services (id, business_id, name, synonyms, description, duration_minutes,
    buffer_minutes, price_cents, is_active, position, created_at)
  select (item ->> 'id')::uuid, p_business_id, item ->> 'name',
    array(select jsonb_array_elements_text(item -> 'synonyms')), nullif(item ->> 'description', ''),
    (item ->> 'durationMinutes')::int, (item ->> 'bufferMinutes')::int, (item ->> 'priceCents')::int,
    (item ->> 'isActive')::boolean, place::int, p_now
  from jsonb_array_elements(p_value) with ordinality as items (item, place)
  on conflict (id) do update set name = excluded.name, synonyms = excluded.synonyms,
    description = excluded.description, duration_minutes = excluded.duration_minutes,
    buffer_minutes = excluded.buffer_minutes, price_cents = excluded.price_cents, is_active = excluded.is_active,
    position = excluded.position
  where services.business_id = p_business_id;
  delete from public.service_resources where business_id = p_business_id;
  insert into public.service_resources (business_id, service_id, resource_id)
  select distinct p_business_id, services.id, resources.id
  from jsonb_array_elements(p_value) item
  join public.services on services.id = (item ->> 'id')::uuid and services.business_id = p_business_id
  cross join lateral jsonb_array_elements_text(item -> 'resourceIds') wanted
  join public.resources on resources.id = wanted::uuid and resources.business_id = p_business_id;
end;
$$;

/* The same for resources: never deleted, only no longer in use. */
create or replace function private.write_resources(p_business_id uuid, p_value jsonb, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.resources as resources (id, business_id, name, is_active, position, created_at)
  select (item ->> 'id')::uuid, p_business_id, item ->> 'name', (item ->> 'isActive')::boolean, place::int, p_now
  from jsonb_array_elements(p_value) with ordinality as items (item, place)
  on conflict (id) do update set name = excluded.name, is_active = excluded.is_active, position = excluded.position
  where resources.business_id = p_business_id;
$$;
