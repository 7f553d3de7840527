/* The local hour of a member's digest; null for none. Owners who chose nothing get it at seven. */
create or replace function private.digest_hour(p_preferences public.member_preferences, p_role text)
returns int
language sql immutable set search_path = ''
as $$
  select case
    when p_preferences.digest_hour is null then case when p_role = 'owner' then 7 end
    when p_preferences.digest_hour >= 0 then p_preferences.digest_hour::int
  end;
$$;
