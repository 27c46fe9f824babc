--liquibase formatted sql

--changeset community-safety:meeting-bodies
-- calendar days before a meeting on which its preparation starts; how many meetings a year must have (G12)
alter table cs_body add column agenda_opens integer default 28 not null;
alter table cs_body add column meetings_a_year integer;
-- the offices that agree the agenda before papers go out (G10, G24); bodies are stored before offices
create table cs_agenda_office (
    body   varchar(150) not null references cs_body (id),
    office varchar(150) not null,
    primary key (body, office)
);

--changeset community-safety:meeting-sittings
-- the number is given when preparation starts
alter table cs_sitting add column number varchar(50);
alter table cs_sitting add column state varchar(20) default 'PLANNED' not null;
-- the day that the rhythm gave, which stays when the meeting is moved; null for one added by hand
alter table cs_sitting add column planned_for date;
alter table cs_sitting add column papers_due_on date;
alter table cs_sitting add column papers_sent_at timestamp with time zone;
update cs_sitting set planned_for = held_on;
-- before this there was no preparation: what has passed counts as held
update cs_sitting set state = 'HELD' where opens_at < current_timestamp;
alter table cs_sitting add constraint cs_sitting_number unique (number);
alter table cs_sitting add constraint cs_sitting_planned_for unique (tenant, body, planned_for);
create index cs_sitting_due on cs_sitting (state, opens_at);

--changeset community-safety:meeting-items
alter table cs_agenda_item add column kind varchar(20) default 'FUNDING' not null;
-- the item's own number; null for a funding application, whose number is the subject
alter table cs_agenda_item add column number varchar(50);
alter table cs_agenda_item add column position integer default 0 not null;
alter table cs_agenda_item add column title varchar(200);
alter table cs_agenda_item add column text varchar(8000);
alter table cs_agenda_item add column proposed_by varchar(64) references cs_person (id);
-- received after the papers were due (G11)
alter table cs_agenda_item add column late boolean default false not null;
alter table cs_agenda_item add constraint cs_agenda_item_number unique (number);
create index cs_agenda_item_sitting on cs_agenda_item (sitting, position);
