/* The few rows that pages ask for among many: each page of the dashboard counts them. */
create index fees_failed on public.fees (business_id) where state = 'failed';
create index conversations_taken_over on public.conversations (business_id) where state = 'person';
create index messages_not_sent on public.messages (business_id, created_at) where state in ('failed', 'blocked');
