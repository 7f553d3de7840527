/*
 * Schemas, roles and helpers that every later file stands on.
 *
 * app_system may only execute functions of schema app, each granted by name. app_server is the login of the web
 * process: it inherits app_system and may become authenticated, so that row level security holds for members and
 * no request of any kind reads a table outside a policy or a named function. Set its password when deploying.
 */
create schema if not exists extensions;
create extension if not exists btree_gist with schema extensions;

create schema app;
create schema private;
revoke all on schema private from public;
alter default privileges revoke execute on functions from public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'app_system') then
    create role app_system nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'app_server') then
    create role app_server login inherit;
  end if;
end $$;

grant app_system to app_server with inherit true, set true;
grant authenticated to app_server with inherit false, set true;
alter role app_server set statement_timeout = '2s';
alter role app_server set lock_timeout = '2s';
alter role app_server set idle_in_transaction_session_timeout = '15s';

grant usage on schema app to app_system;
grant usage on schema private to authenticated;

/* Time-ordered identifiers (RFC 9562, version 7), so that index inserts stay at the right edge. */
create function private.uuid_v7() returns uuid
language sql volatile set search_path = ''
as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid;
$$;
grant execute on function private.uuid_v7 to authenticated;

/* Trigger for tables whose rows are history: whoever asks, they are never changed or removed. */
create function private.refuse_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '55000';
end;
$$;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end;
$$;
