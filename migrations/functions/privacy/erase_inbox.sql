/*
 * Looks through the next p_limit provider events after one (null: from those that still have their body) for the
 * numbers and calls of an erasure, and empties those that have been dealt with or given up. Queues the job of the next
 * look and answers the last event of this one; null at the end, when what was looked for is forgotten too.
 * Security definer: app_system holds no table rights.
 */
create or replace function app.erase_inbox(
  p_business_id uuid, p_erasure_id uuid, p_after_id uuid, p_limit int, p_now timestamptz
)
returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_needles text[];
  v_after public.webhook_events;
  v_ids uuid[];
begin
  select needles into v_needles from public.erasures where id = p_erasure_id and business_id = p_business_id;
  select * into v_after from public.webhook_events where id = p_after_id;
  v_ids := array(select id from public.webhook_events
    where v_needles is not null and received_at >= coalesce(v_after.received_at, p_now - interval '8 days')
      and (v_after.id is null or (received_at, id) > (v_after.received_at, v_after.id))
    order by received_at, id limit p_limit);
  update public.webhook_events set payload = '{}'
  where id = any (v_ids) and payload <> '{}' and private.is_settled(webhook_events)
    and exists (select from unnest(v_needles) as needle where strpos(payload::text, needle) > 0);
  if cardinality(v_ids) < p_limit then
    update public.erasures set needles = '{}', finished_at = p_now
    where id = p_erasure_id and business_id = p_business_id;
    return null;
  end if;
  perform private.add_job(p_business_id, 'erase_inbox', 'erase_inbox:' || p_erasure_id || ':' || v_ids[p_limit],
    jsonb_build_object('erasure_id', p_erasure_id, 'after_id', v_ids[p_limit]), p_now, 7);
  return v_ids[p_limit];
end;
$$;
grant execute on function app.erase_inbox to app_system;
