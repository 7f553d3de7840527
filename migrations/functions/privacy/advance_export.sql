/*
 * Keeps one part of an export that lies in storage, if it is the one that is due, and the place after it; the next part's
 * job, or at the end (p_entity null) what tells the owner, in the same transaction. False: it was not due.
 * Security definer: no table rights.
 */
create or replace function app.advance_privacy_export(
  p_business_id uuid, p_export_id uuid, p_position int, p_storage_path text, p_size_bytes bigint, p_entity text, p_place_key text,
  p_rows_done int, p_now timestamptz
)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_export public.privacy_exports;
begin
  select * into v_export from public.privacy_exports where id = p_export_id and business_id = p_business_id for update;
  if not found or v_export.state <> 'running' or jsonb_array_length(v_export.parts) <> p_position then
    return false;
  end if;
  update public.privacy_exports
  set parts = parts || jsonb_build_array(jsonb_build_object('path', p_storage_path, 'bytes', p_size_bytes)),
    entity = p_entity, place = p_place_key, rows_done = rows_done + p_rows_done, moved_at = p_now
  where id = p_export_id;
  if p_entity is not null then
    perform private.add_job(p_business_id, 'export_data', 'export_data:' || p_export_id || ':' || p_position + 1,
      jsonb_build_object('export_id', p_export_id, 'part', p_position + 1), p_now, 6);
    return true;
  end if;
  update public.privacy_exports set state = 'ready', finished_at = p_now, expires_at = p_now + interval '7 days'
  where id = p_export_id;
  perform private.tell_of_export(v_export, p_now);
  return true;
end;
$$;
grant execute on function app.advance_privacy_export to app_system;

/* The notification, its mail and the audit of an export that is ready. */
create or replace function private.tell_of_export(p_export public.privacy_exports, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.notifications (business_id, key, kind, title, body, created_at)
  values (p_export.business_id, 'export:' || p_export.id, 'export_ready',
    case when p_export.is_of_customer then 'The copy of a customer''s data is ready'
      else 'The copy of your data is ready' end,
    'Download it under Settings, Privacy, within 7 days. Then it is deleted.', p_now)
  on conflict on constraint notifications_key_once do nothing;
  perform private.add_job(p_export.business_id, 'email_export', 'email_export:' || p_export.id,
    jsonb_build_object('export_id', p_export.id), p_now);
  insert into public.audit_log (business_id, actor_kind, action, subject_kind, subject_id, occurred_at)
  values (p_export.business_id, 'system', 'privacy.export_ready',
    case when p_export.is_of_customer then 'customer' else 'business' end,
    coalesce(p_export.customer_id, p_export.business_id)::text, p_now);
end;
$$;

/*
 * Whom to mail that an export is ready: the owner who asked for it, while they are one. Security definer: app_system
 * holds no table rights, and addresses lie in auth.
 */
create or replace function app.load_export_mail(p_business_id uuid, p_export_id uuid)
returns table (email text, business_name text, business_email text, time_zone text, title text, body text)
language sql stable security definer set search_path = ''
as $$
  select users.email, businesses.name, businesses.email, businesses.time_zone, notifications.title, notifications.body
  from public.privacy_exports
  join public.businesses on businesses.id = privacy_exports.business_id
  join public.memberships on memberships.business_id = businesses.id and memberships.role = 'owner'
    and memberships.user_id = privacy_exports.requested_by
  join auth.users on users.id = memberships.user_id
  join public.notifications on notifications.business_id = businesses.id
    and notifications.key = 'export:' || privacy_exports.id
  where privacy_exports.id = p_export_id and privacy_exports.business_id = p_business_id
    and privacy_exports.state = 'ready' and users.email is not null;
$$;
grant execute on function app.load_export_mail to app_system;
