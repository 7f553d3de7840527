-- The roles, schemas and extensions that every hosted Supabase project has before its first migration.
-- On purpose absent: the default privileges that a hosted project gives anon and authenticated on new
-- tables and functions of schema public. Migrations grant by name, so forgetting a grant must show here.
do $$
declare
  role_name text;
  role_options text;
begin
  for role_name, role_options in
    values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', 'login noinherit'),
      ('supabase_admin', 'nologin createdb createrole replication bypassrls'),
      ('supabase_auth_admin', 'nologin noinherit createrole'),
      ('supabase_storage_admin', 'nologin noinherit createrole'),
      ('dashboard_user', 'nologin createdb createrole replication')
  loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I %s', role_name, role_options);
    end if;
  end loop;
end;
$$;

grant anon, authenticated, service_role to authenticator;
alter role postgres set search_path = "$user", public, extensions;

create schema if not exists extensions;
create schema if not exists auth;
create schema if not exists storage;
create schema if not exists realtime;

create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;

revoke create on schema public from public;
grant usage on schema public, extensions, auth, storage, realtime to anon, authenticated, service_role;

do $$
begin
  if not exists (select from pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
end;
$$;
