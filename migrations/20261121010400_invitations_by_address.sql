-- How many invitations an address was sent within a day, by whichever business.
create index invitations_email on public.invitations (email, created_at desc);
