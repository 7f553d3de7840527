/*
 * Makes the first business of a person who has just registered; they become its owner. A repeat returns the business
 * that exists. Security definer: app_system holds no table rights.
 */
create or replace function app.register_business(
  p_user_id uuid, p_name text, p_trade text, p_time_zone text, p_email text, p_now timestamptz
)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_business_id uuid;
begin
  perform 1 from auth.users where id = p_user_id for update;
  select business_id into v_business_id from public.memberships
  where user_id = p_user_id and role = 'owner' order by created_at limit 1;
  if found then
    return v_business_id;
  end if;
  insert into public.businesses (name, trade, time_zone, email, created_at)
  values (p_name, p_trade, p_time_zone, p_email, p_now) returning id into v_business_id;
  insert into public.memberships (business_id, user_id, role) values (v_business_id, p_user_id, 'owner');
  insert into public.receptionists (business_id) values (v_business_id);
  insert into public.messaging_registrations (business_id) values (v_business_id);
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, occurred_at)
  values (v_business_id, 'member', p_user_id::text, 'business.registered', 'business', v_business_id::text, p_now);
  return v_business_id;
end;
$$;
grant execute on function app.register_business to app_system;
