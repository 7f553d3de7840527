/*
 * Ids of the newest calls of a member's business that hold these words in the summary, the number, the caller's name or
 * what was said, older than a place in the list. Each source gives its own newest, so that a common word costs no more
 * than a rare one. Security definer: row level security keeps text comparisons off the indexes; the business is checked
 * here instead.
 */
create or replace function private.search_calls(
  p_business_id uuid, p_pattern text, p_digits text, p_outcome text, p_since timestamptz, p_at timestamptz, p_id uuid,
  p_limit int
)
returns setof uuid
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan rows 100
as $$
begin
  if p_business_id <> all (array(select private.my_business_ids())) then
    return;
  end if;
  return query
    select found.id from (
      (select calls.id, calls.started_at from public.calls
        where calls.business_id = p_business_id and (p_outcome is null or calls.outcome = p_outcome)
          and (p_since is null or calls.started_at >= p_since)
          and (p_at is null or (calls.started_at, calls.id) < (p_at, p_id))
          and (calls.search_text like lower(p_pattern)
            or p_digits is not null and calls.search_text like '%' || p_digits || '%')
        order by calls.started_at desc, calls.id desc limit p_limit)
      union
      (select calls.id, calls.started_at from public.calls
        where calls.business_id = p_business_id and (p_outcome is null or calls.outcome = p_outcome)
          and (p_since is null or calls.started_at >= p_since)
          and (p_at is null or (calls.started_at, calls.id) < (p_at, p_id))
          and calls.customer_id in (select private.search_customers(p_business_id, p_pattern))
        order by calls.started_at desc, calls.id desc limit p_limit)
      union
      (select calls.id, calls.started_at from public.calls
        where calls.business_id = p_business_id and (p_outcome is null or calls.outcome = p_outcome)
          and (p_since is null or calls.started_at >= p_since)
          and (p_at is null or (calls.started_at, calls.id) < (p_at, p_id))
          and length(p_pattern) > 4
          and calls.id in (select call_turns.call_id from public.call_turns
            where call_turns.business_id = p_business_id and lower(call_turns.content) like lower(p_pattern))
        order by calls.started_at desc, calls.id desc limit p_limit)
    ) as found
    order by found.started_at desc, found.id desc limit p_limit;
end;
$$;
grant execute on function private.search_calls to authenticated;
