/*
 * Ids of the conversations of a member's business with a customer or a number that holds these words. Security definer:
 * row level security keeps text comparisons off the indexes; the business is checked here instead.
 */
create or replace function private.search_conversations(p_business_id uuid, p_pattern text, p_digits text)
returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan rows 100
as $$
begin
  if p_business_id <> all (array(select private.my_business_ids())) then
    return;
  end if;
  return query
    select conversations.id from public.conversations
    where conversations.business_id = p_business_id
      and conversations.customer_id in (select private.search_customers(p_business_id, p_pattern))
    union
    select conversations.id from public.conversations
    where conversations.business_id = p_business_id and p_digits is not null
      and conversations.customer_number like '%' || p_digits || '%';
end;
$$;
grant execute on function private.search_conversations to authenticated;
