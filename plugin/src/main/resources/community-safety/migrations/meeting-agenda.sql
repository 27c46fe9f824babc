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

--changeset community-safety:meeting-preparation
-- the day on which preparation starts
alter table cs_sitting add column prepares_on date;
update cs_sitting set prepares_on = held_on - interval '28' day;
alter table cs_sitting alter column prepares_on set not null;
-- how the last day for papers was found, in words; null while it is not known
alter table cs_sitting add column papers_due_why varchar(500);
create index cs_sitting_prepares on cs_sitting (state, prepares_on);

--changeset community-safety:meeting-standing-items
-- what the product itself puts on an agenda, the office that has to report, and until when a report of decisions goes
alter table cs_agenda_item add column standing varchar(20);
alter table cs_agenda_item add column reporter varchar(150) references cs_office (id);
alter table cs_agenda_item add column covers_until timestamp with time zone;
-- who reports to each meeting of a body (P8); bodies are stored before offices
create table cs_body_report (
    body     varchar(150) not null references cs_body (id),
    position integer      not null,
    title    varchar(200) not null,
    office   varchar(150) not null,
    primary key (body, position)
);

--changeset community-safety:meeting-agreement
-- the answers to the agenda as it stands: a new one is put forward without any
create table cs_agenda_agreement (
    sitting     varchar(36)  not null references cs_sitting (id),
    office      varchar(150) not null references cs_office (id),
    person      varchar(64)  not null references cs_person (id),
    agreed      boolean      not null,
    comments    varchar(2000),
    answered_at timestamp with time zone not null,
    primary key (sitting, office)
);

--changeset community-safety:meeting-year-warning
-- each shortage of meetings is told once (G12)
create table cs_year_warning (
    body      varchar(150) not null references cs_body (id),
    in_year   integer      not null,
    missing   integer      not null,
    warned_at timestamp with time zone not null,
    primary key (body, in_year, missing)
);

--changeset community-safety:meeting-calendar-change
create table cs_calendar_change (
    number     varchar(50)   not null primary key,
    tenant     varchar(50)   not null references cs_partnership (id),
    body       varchar(150)  not null references cs_body (id),
    sitting    varchar(36)   not null references cs_sitting (id),
    what       varchar(500)  not null,
    reason     varchar(1000) not null,
    changed_by varchar(64)   not null references cs_person (id),
    changed_at timestamp with time zone not null
);
create index cs_calendar_change_sitting on cs_calendar_change (sitting, changed_at);
