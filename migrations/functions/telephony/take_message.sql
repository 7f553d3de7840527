/*
 * Keeps what a caller wants the owner to know, once per call and wording, and tells the owner.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.take_message(
  p_business_id uuid, p_call_id uuid, p_name text, p_phone text, p_message text, p_is_urgent boolean, p_now timestamptz
)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_call_id uuid := private.own_call_id(p_business_id, p_call_id);
  v_key text := 'message:' || coalesce(v_call_id::text,
    p_phone || ' ' || to_char(p_now at time zone 'UTC', 'YYYY-MM-DD'), 'none') || ':' || md5(p_message);
  v_id uuid;
begin
  insert into public.notifications (business_id, key, kind, title, body, call_id, is_urgent, created_at)
  values (p_business_id, v_key, 'message',
    'Message from ' || coalesce(nullif(p_name, ''), p_phone, 'a caller'),
    p_message || case when p_phone is null then '' else e'\nCall back: ' || p_phone end,
    v_call_id, p_is_urgent, p_now)
  on conflict on constraint notifications_key_once do nothing
  returning id into v_id;
  if v_id is null then
    return (select id from public.notifications where business_id = p_business_id and key = v_key);
  end if;
  update public.calls set outcome = 'message'
  where id = v_call_id and business_id = p_business_id
    and (outcome is null or outcome in ('answered', 'abandoned', 'missed', 'no_slot', 'out_of_area'));
  perform private.add_job(p_business_id, 'email_owner', 'email_owner:message:' || v_id,
    jsonb_build_object('notification_id', v_id, 'kind', 'message'), p_now);
  return v_id;
end;
$$;
grant execute on function app.take_message to app_system;

/* One notification for the owner's email. Security definer: app_system holds no table rights. */
create or replace function app.load_notification(p_business_id uuid, p_notification_id uuid)
returns table (business_name text, business_email text, time_zone text, title text, body text, is_urgent boolean,
  kind text, call_id uuid, created_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select businesses.name, businesses.email, businesses.time_zone, notifications.title, notifications.body,
    notifications.is_urgent, notifications.kind, notifications.call_id, notifications.created_at
  from public.notifications
  join public.businesses on businesses.id = notifications.business_id
  where notifications.id = p_notification_id and notifications.business_id = p_business_id;
$$;
grant execute on function app.load_notification to app_system;
