/*
 * Ids of the customers of a member's business whose name, number, mail or address holds these words. Security definer:
 * row level security keeps text comparisons off the indexes; the business is checked here instead.
 */
create or replace function private.search_customers(p_business_id uuid, p_pattern text)
returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan rows 100
as $$
begin
  if p_business_id <> all (array(select private.my_business_ids())) then
    return;
  end if;
  return query
    select customers.id from public.customers
    where customers.business_id = p_business_id and customers.merged_into is null
      and customers.erased_at is null
      and customers.search_text operator(pg_catalog.~~) lower(p_pattern)
    union
    select customers.merged_into from public.customers
    where customers.business_id = p_business_id and customers.merged_into is not null
      and customers.search_text operator(pg_catalog.~~) lower(p_pattern);
end;
$$;
grant execute on function private.search_customers to authenticated;
