/* Everything of one customer of a business, with the customers that were merged into them. */
create or replace function private.find_person(p_business_id uuid, p_customer_id uuid)
returns private.person
language plpgsql stable set search_path = ''
as $$
declare
  v_person private.person;
begin
  select coalesce(array_agg(id), '{}'), coalesce(array_agg(phone) filter (where phone is not null), '{}')
  into v_person.customer_ids, v_person.numbers
  from public.customers where business_id = p_business_id and p_customer_id in (id, merged_into);
  v_person.appointment_ids := array(select id from public.appointments
    where business_id = p_business_id and customer_id = any (v_person.customer_ids));
  v_person.call_ids := array(select id from public.calls
    where business_id = p_business_id
      and (customer_id = any (v_person.customer_ids) or caller_number = any (v_person.numbers)));
  v_person.conversation_ids := array(select id from public.conversations
    where business_id = p_business_id
      and (customer_id = any (v_person.customer_ids) or customer_number = any (v_person.numbers)));
  v_person.emergency_ids := array(select id from public.emergencies
    where business_id = p_business_id and (call_id = any (v_person.call_ids)
      or conversation_id = any (v_person.conversation_ids) or customer_number = any (v_person.numbers)));
  return v_person;
end;
$$;

/* What members were told about the person. */
create or replace function private.notifications_of(p_business_id uuid, p_person private.person)
returns uuid[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg(notifications.id), '{}') from public.notifications
  where business_id = p_business_id and (call_id = any (p_person.call_ids)
    or appointment_id = any (p_person.appointment_ids)
    or exists (select from unnest(p_person.numbers) as number
      where strpos(concat(notifications.title, ' ', notifications.body, ' ', notifications.key), number) > 0)
    or exists (select from unnest(p_person.conversation_ids || p_person.emergency_ids) as id
      where strpos(notifications.key, id::text) > 0));
$$;

/* Texts from and to the person, and alerts to members that tell of them. */
create or replace function private.messages_of(p_business_id uuid, p_person private.person)
returns uuid[]
language sql stable set search_path = ''
as $$
  select coalesce(array_agg(id), '{}') from public.messages
  where business_id = p_business_id and (customer_id = any (p_person.customer_ids)
    or call_id = any (p_person.call_ids) or appointment_id = any (p_person.appointment_ids)
    or conversation_id = any (p_person.conversation_ids)
    or to_number = any (p_person.numbers) or from_number = any (p_person.numbers)
    or kind = 'owner_alert' and idempotency_key like any (
      select '%' || id || '%' from unnest(p_person.emergency_ids || private.notifications_of(p_business_id, p_person)) as id));
$$;
