/*
 * The same identifiers an eighth of the time: a function in SQL that cannot be inlined is planned anew for every row, and
 * a booking makes a dozen of them.
 */
create or replace function private.uuid_v7() returns uuid
language plpgsql volatile set search_path = ''
as $$
begin
  return encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid;
end;
$$;
