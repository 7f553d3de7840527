/* True when a resource has neither an appointment nor busy time during p_occupies. p_except does not count. */
create or replace function private.is_resource_free(
  p_resource_id uuid, p_business_id uuid, p_occupies tstzrange, p_except uuid
)
returns boolean
language plpgsql volatile set search_path = ''
as $$
begin
  return not exists (
    select from public.appointments
    where resource_id = p_resource_id and occupies && p_occupies and status in ('confirmed', 'completed')
      and id is distinct from p_except
  ) and not exists (
    select from public.busy_blocks
    where business_id = p_business_id and during && p_occupies
      and (resource_id is null or resource_id = p_resource_id)
  );
end;
$$;
