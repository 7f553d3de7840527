-- The auth and storage services inside write some JSON as a JSON string; unwrapped here, so that
-- triggers and policies that read raw_user_meta_data ->> 'name' find it as on a hosted project.
create or replace function auth.unwrap_json(value jsonb) returns jsonb language sql immutable
as $$ select case when jsonb_typeof(value) = 'string' then (value #>> '{}')::jsonb else value end $$;
grant execute on function auth.unwrap_json to public;

create or replace function auth.repair_user() returns trigger language plpgsql
as $$
begin
  new.raw_user_meta_data := auth.unwrap_json(new.raw_user_meta_data);
  new.raw_app_meta_data := auth.unwrap_json(new.raw_app_meta_data);
  return new;
end;
$$;

create or replace function auth.repair_identity() returns trigger language plpgsql
as $$
begin
  new.identity_data := auth.unwrap_json(new.identity_data);
  return new;
end;
$$;

create or replace function storage.repair_object() returns trigger language plpgsql
as $$
begin
  new.metadata := auth.unwrap_json(new.metadata);
  new.user_metadata := auth.unwrap_json(new.user_metadata);
  return new;
end;
$$;

create or replace trigger a_repair before insert or update on auth.users
  for each row execute function auth.repair_user();
create or replace trigger a_repair before insert or update on auth.identities
  for each row execute function auth.repair_identity();
create or replace trigger a_repair before insert or update on storage.objects
  for each row execute function storage.repair_object();

-- The local Realtime server listens for this; the hosted one reads the write-ahead log instead.
create or replace function realtime.announce_message() returns trigger language plpgsql
as $$
begin
  perform pg_notify('realtime_messages', new.id::text);
  return null;
end;
$$;

create or replace trigger announce_message after insert on realtime.messages
  for each row when (new.extension = 'broadcast') execute function realtime.announce_message();

-- Hosted projects drop messages after three days; here a start is the moment for it.
delete from realtime.messages where inserted_at < now() - interval '3 days';
