/* Writes the customer and the appointment of a booking that has been decided. */
create or replace function private.insert_appointment(
  p_business public.businesses, p_service public.services, p_resource_id uuid, p_call_id uuid,
  p_during tstzrange, p_occupies tstzrange, p_idempotency_key text, p_source text, p_customer jsonb, p_now timestamptz
)
returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  v_is_test boolean := p_business.is_test
    or coalesce((select is_test from public.calls where id = p_call_id), false);
  v_customer_id uuid := private.upsert_customer(p_business.id, p_customer, v_is_test, p_now);
  v_id uuid := private.uuid_v7();
begin
  insert into public.appointments (id, business_id, resource_id, service_id, customer_id, call_id, reference, during,
    occupies, status, source, idempotency_key, customer_name, customer_phone, address, zip, notes, price_cents,
    is_test, created_at)
  values (v_id, p_business.id, p_resource_id, p_service.id, v_customer_id, p_call_id,
    private.new_reference(p_business.id), p_during, p_occupies, 'confirmed', p_source, p_idempotency_key,
    p_customer ->> 'name', nullif(p_customer ->> 'phone', ''), nullif(p_customer ->> 'address', ''),
    nullif(p_customer ->> 'zip', ''), nullif(p_customer ->> 'notes', ''), p_service.price_cents, v_is_test, p_now);
  update public.calls set customer_id = coalesce(customer_id, v_customer_id), outcome = 'booked'
  where id = p_call_id and business_id = p_business.id;
  return v_id;
end;
$$;
