/* A call's id when it is a call of this business, else null: no row may point to another tenant's call. */
create or replace function private.own_call_id(p_business_id uuid, p_call_id uuid)
returns uuid
language sql stable set search_path = ''
as $$
  select calls.id from public.calls where calls.id = p_call_id and calls.business_id = p_business_id;
$$;
