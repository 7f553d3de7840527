/*
 * Says for the whole business that one of the things that wait for a person is done, or takes that back. Outcomes: done,
 * undone, unchanged (somebody else did it already), not_found, not_allowed. Security definer: app_system holds no table
 * rights.
 */
create or replace function app.mark_attention(
  p_business_id uuid, p_member_id uuid, p_item_id uuid, p_is_done boolean, p_now timestamptz
)
returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_kind text;
  v_since timestamptz;
begin
  if not private.may_write(p_business_id, p_member_id) then
    return 'not_allowed';
  end if;
  select items.kind, items.since into v_kind, v_since from (
    select 'notification' as kind, created_at as since from public.notifications
    where id = p_item_id and business_id = p_business_id
    union all
    select 'message', created_at from public.messages
    where id = p_item_id and business_id = p_business_id and direction = 'outbound'
    union all
    select 'fee', updated_at from public.fees where id = p_item_id and business_id = p_business_id) as items;
  if not found then
    return 'not_found';
  end if;
  insert into public.attention_marks as marks (business_id, item_id, done_at)
  values (p_business_id, p_item_id, case when p_is_done then greatest(p_now, v_since) end)
  on conflict on constraint attention_marks_pkey do update set done_at = excluded.done_at
  where p_is_done <> (coalesce(marks.done_at, '-infinity') >= v_since);
  if not found then
    return 'unchanged';
  end if;
  insert into public.audit_log (business_id, actor_kind, actor_id, action, subject_kind, subject_id, occurred_at)
  values (p_business_id, 'member', p_member_id::text, case when p_is_done then 'attention.done' else 'attention.undone' end,
    v_kind, p_item_id::text, p_now);
  return case when p_is_done then 'done' else 'undone' end;
end;
$$;
grant execute on function app.mark_attention to app_system;
