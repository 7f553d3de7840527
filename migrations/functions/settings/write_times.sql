/* Makes the weekly hours of a business what p_value says. */
create or replace function private.write_hours(p_business_id uuid, p_value jsonb)
returns void
language sql volatile set search_path = ''
as $$
  delete from public.business_hours where business_id = p_business_id;
  insert into public.business_hours (business_id, weekday, opens, closes)
  select p_business_id, (item ->> 'weekday')::smallint, (item ->> 'opens')::time, (item ->> 'closes')::time
  from jsonb_array_elements(p_value) item;
$$;

/* The same for closures. Ids are the form's; one of another business is passed over. */
create or replace function private.write_closures(p_business_id uuid, p_value jsonb)
returns void
language sql volatile set search_path = ''
as $$
  delete from public.closures where business_id = p_business_id;
  insert into public.closures (id, business_id, starts_on, ends_on, reason)
  select (item ->> 'id')::uuid, p_business_id, (item ->> 'startsOn')::date, (item ->> 'endsOn')::date,
    nullif(item ->> 'reason', '')
  from jsonb_array_elements(p_value) item
  on conflict (id) do nothing;
$$;

/* The same for the ZIP codes that are served; none means everywhere. */
create or replace function private.write_areas(p_business_id uuid, p_value jsonb)
returns void
language sql volatile set search_path = ''
as $$
  delete from public.service_areas where business_id = p_business_id;
  insert into public.service_areas (business_id, zip)
  select distinct p_business_id, zip from jsonb_array_elements_text(p_value) zip;
$$;
