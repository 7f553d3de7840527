/* Opens the feed of a business at a new address, or closes it (p_is_open false). Security definer: no table rights. */
create or replace function app.set_calendar_feed(
  p_business_id uuid, p_is_open boolean, p_member_id uuid, p_now timestamptz
)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from public.calendar_feeds where business_id = p_business_id;
  if p_is_open then
    insert into public.calendar_feeds (business_id, created_at) values (p_business_id, p_now);
  end if;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, occurred_at)
  values (p_business_id, 'member', p_member_id::text,
    case when p_is_open then 'calendar.feed_opened' else 'calendar.feed_closed' end, 'calendar', p_business_id::text,
    p_now);
end;
$$;
grant execute on function app.set_calendar_feed to app_system;

/*
 * Gives an open feed a new address, because somebody who knew the old one may not read it any more, and tells the
 * others. Nothing when no feed is open.
 */
create or replace function private.renew_calendar_feed(p_business_id uuid, p_member_id uuid, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  v_feed_id uuid;
begin
  delete from public.calendar_feeds where business_id = p_business_id;
  if not found then
    return;
  end if;
  insert into public.calendar_feeds (business_id, created_at) values (p_business_id, p_now)
  returning feed_id into v_feed_id;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, occurred_at)
  values (p_business_id, 'member', p_member_id::text, 'calendar.feed_opened', 'calendar', p_business_id::text, p_now);
  insert into public.notifications (business_id, key, kind, title, body, created_at)
  values (p_business_id, 'calendar_feed:' || v_feed_id, 'calendar_feed', 'The calendar feed has a new address',
    'Somebody who knew the old address has left or may only look now. Calendars that subscribe need the new one.',
    p_now);
end;
$$;

/*
 * What a feed shows: appointments from 30 days back to a year ahead, cancelled ones too, so that subscribers drop them.
 * A feed without any has one row without an appointment; an address that is no feed has none. Security definer: no
 * table rights.
 */
create or replace function app.load_calendar_feed(p_feed_id uuid, p_now timestamptz)
returns table (business_name text, appointment_id uuid, revision int, status text, starts_at timestamptz,
  ends_at timestamptz, service text, resource text, customer_name text, customer_phone text, address text,
  reference text, changed_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select businesses.name, appointments.id, appointments.revision, appointments.status, appointments.starts_at,
    appointments.ends_at, services.name, resources.name, appointments.customer_name, appointments.customer_phone,
    appointments.address, appointments.reference, appointments.updated_at
  from public.calendar_feeds feeds
  join public.businesses on businesses.id = feeds.business_id
  left join (public.appointments
    join public.services on services.id = appointments.service_id
    join public.resources on resources.id = appointments.resource_id)
    on appointments.business_id = feeds.business_id and not appointments.is_test
    and appointments.starts_at between p_now - interval '30 days' and p_now + interval '366 days'
  where feeds.feed_id = p_feed_id
  order by appointments.starts_at, appointments.id limit 5000;
$$;
grant execute on function app.load_calendar_feed to app_system;
