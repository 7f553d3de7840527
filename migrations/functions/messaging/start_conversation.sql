/*
 * The first text of a person to a customer, in their conversation or a new one, once per key; the gate decides about it
 * like about any text. Outcomes: queued, already_sent, opted_out (the number wants no texts), no_phone, not_allowed,
 * not_found; with the conversation. Security definer: app_system holds no table rights.
 */
create or replace function app.start_conversation(
  p_business_id uuid, p_customer_id uuid, p_member_id uuid, p_words text, p_key text, p_now timestamptz
)
returns table (outcome text, conversation_id uuid)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_customer public.customers;
  v_conversation_id uuid;
begin
  select * into v_customer from public.customers
  where id = p_customer_id and business_id = p_business_id and merged_into is null;
  if not private.may_write(p_business_id, p_member_id) then
    return query select 'not_allowed', null::uuid;
    return;
  elsif v_customer.id is null or v_customer.phone is null then
    return query select case when v_customer.id is null then 'not_found' else 'no_phone' end, null::uuid;
    return;
  elsif exists (select from public.opt_outs where business_id = p_business_id and number = v_customer.phone) then
    return query select 'opted_out', null::uuid;
    return;
  end if;
  insert into public.conversations (business_id, customer_number, customer_id, state, member_id, last_message_at,
    created_at)
  values (p_business_id, v_customer.phone, v_customer.id, 'person', p_member_id, p_now, p_now)
  on conflict on constraint conversations_number_once do update set last_message_at = p_now
  returning id into v_conversation_id;
  return query select
    app.queue_person_reply(p_business_id, v_conversation_id, p_member_id, p_words, p_key, p_now), v_conversation_id;
end;
$$;
grant execute on function app.start_conversation to app_system;
