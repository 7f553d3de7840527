/* A short reference that can be read out on the phone: no vowels, no 0, 1, I, L, O; unique within the business. */
create or replace function private.new_reference(p_business_id uuid)
returns text
language plpgsql volatile set search_path = ''
as $$
declare
  v_alphabet constant text := 'BCDFGHJKMNPQRSTVWXYZ23456789';
  v_reference text;
begin
  loop
    select string_agg(substr(v_alphabet, 1 + (get_byte(uuid_send(gen_random_uuid()), 0) % length(v_alphabet)), 1), '')
      into v_reference from generate_series(1, 6);
    exit when not exists (
      select from public.appointments where business_id = p_business_id and reference = v_reference);
  end loop;
  return v_reference;
end;
$$;
