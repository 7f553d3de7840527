/*
 * The addresses of everybody in a member's business, for the names beside what they wrote. Security definer: addresses lie
 * in auth; the business is checked here instead.
 */
create or replace function private.team_names(p_business_id uuid)
returns table (user_id uuid, email text)
language sql stable security definer set search_path = ''
as $$
  select users.id, users.email::text
  from public.memberships join auth.users on users.id = memberships.user_id
  where memberships.business_id = p_business_id and p_business_id = any (array(select private.my_business_ids()));
$$;
grant execute on function private.team_names to authenticated;
