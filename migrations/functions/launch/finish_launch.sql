/* Says that the launch is over and tells the owner, once. */
create or replace function private.finish_launch(p_business_id uuid, p_now timestamptz)
returns void
language plpgsql volatile set search_path = ''
as $$
begin
  update public.launches set state = 'live', live_at = p_now where business_id = p_business_id;
  insert into public.notifications (business_id, key, kind, title, body, created_at)
  values (p_business_id, 'launched', 'launched', 'Your receptionist is live', 'Every call to your number is answered now.',
    p_now) on conflict do nothing;
  insert into public.audit_log (business_id, actor_kind, action, subject_kind, subject_id, occurred_at)
  values (p_business_id, 'system', 'business.launched', 'business', p_business_id::text, p_now);
end;
$$;
