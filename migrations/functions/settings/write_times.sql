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

/*
 * Sets the time zone of a business. Whole days in its calendars are days of the zone: all of them are read anew.
 * Everything else asks for the zone when it is needed. Fails for a zone that the database does not know.
 */
create or replace function private.write_zone(p_business_id uuid, p_time_zone text, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform p_now at time zone p_time_zone;
  update public.businesses set time_zone = p_time_zone
  where id = p_business_id and time_zone <> p_time_zone;
  if found then
    -- A read that is under way counts in the old zone: as after a choice, it must not stand.
    update public.calendar_connections set choices_revision = choices_revision + 1 where business_id = p_business_id;
    update public.synced_calendars set sync_token = null where business_id = p_business_id;
    perform private.add_calendar_jobs(p_business_id, p_now);
  end if;
end;
$$;
