/*
 * Locks the resources that may take a service, one by one in a fixed order, and returns the first that is free during
 * p_occupies; null when none is. The locks are the turnstile of booking: rivals for a resource pass one at a time, and
 * a resend of a booking waits for its first attempt. What is seen to be taken is passed by without waiting for its
 * lock. p_resource_id narrows it to one; p_except is an appointment that does not count (the one being moved).
 */
create or replace function private.lock_free_resource(
  p_business_id uuid, p_service_id uuid, p_resource_id uuid, p_occupies tstzrange, p_except uuid
)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_resource_id uuid;
begin
  for v_resource_id in
    select resources.id from public.resources
    where resources.business_id = p_business_id and resources.is_active
      and (p_resource_id is null or resources.id = p_resource_id)
      and (not exists (select from public.service_resources where service_id = p_service_id)
        or exists (select from public.service_resources
          where service_id = p_service_id and resource_id = resources.id))
      and private.is_resource_free(resources.id, p_business_id, p_occupies, p_except)
    order by resources.position, resources.id
  loop
    perform 1 from public.resources where id = v_resource_id for no key update;
    if private.is_resource_free(v_resource_id, p_business_id, p_occupies, p_except) then
      return v_resource_id;
    end if;
  end loop;
  return null;
end;
$$;
