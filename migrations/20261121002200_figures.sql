/* Figures count appointments by the day on which they were made. */
create index appointments_by_creation on public.appointments (business_id, created_at);
