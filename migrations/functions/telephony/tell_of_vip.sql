/* Tells the owner that somebody whom they marked as a VIP is calling, once a call. Nothing for anybody else. */
create or replace function private.tell_of_vip(p_call_id uuid, p_customer public.customers, p_now timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  insert into public.notifications (business_id, key, kind, title, call_id, created_at)
  select p_customer.business_id, 'vip:' || p_call_id, 'vip_call',
    coalesce(p_customer.name, p_customer.phone) || ' is calling', p_call_id, p_now
  where p_call_id is not null and coalesce(p_customer.is_vip, false)
  on conflict on constraint notifications_key_once do nothing;
$$;
