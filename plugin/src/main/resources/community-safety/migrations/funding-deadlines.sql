--liquibase formatted sql

--changeset community-safety:funding-close-of-business
-- when the periods of working days end, by the partnership's file; before that it was 17:00 for everybody
alter table cs_partnership add column close_of_business time default '17:00:00' not null;

--changeset community-safety:funding-lists
create index cs_application_state on cs_application (tenant, state);
create index cs_application_received on cs_application (tenant, received_at);
