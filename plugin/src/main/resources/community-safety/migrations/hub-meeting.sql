--liquibase formatted sql

-- The hub's weekly meeting: who is invited, what was read out, how its cases were called, its minutes.

--changeset community-safety:hub-meeting
alter table cs_hub add column longest_minutes integer default 90 not null;
alter table cs_hub add column minutes_at time default '09:00:00' not null;
alter table cs_hub add column protocol varchar(4000) default '' not null;
alter table cs_hub add column statement varchar(200) default '' not null;

-- the data protection statement, every edition that was ever read out (H26)
create table cs_hub_statement (
    hub      varchar(50)   not null references cs_hub (tenant),
    edition  varchar(200)  not null,
    position integer       not null,
    content  varchar(4000) not null,
    primary key (hub, edition, position)
);

-- what the hub adds to a meeting of the calendar
create table cs_hub_meeting (
    sitting              varchar(36)  not null primary key references cs_sitting (id),
    tenant               varchar(50)  not null references cs_partnership (id),
    -- how long it is planned to last, and whether the chair knows that this is too long (H7)
    planned_minutes      integer,
    longer               boolean      not null,
    -- whom the chair has appointed to chair in their place (G27)
    stand_in             varchar(64)  references cs_person (id),
    speaker_name         varchar(200),
    speaker_organisation varchar(200),
    speaker_email        varchar(64),
    speaker_topic        varchar(200),
    -- H12: the chair authorises, the team sends
    authorised_by        varchar(64)  references cs_person (id),
    authorised_at        timestamp with time zone,
    joining              varchar(1000),
    invited_by           varchar(64)  references cs_person (id),
    invited_at           timestamp with time zone,
    first_issued_at      timestamp with time zone,
    -- H18: which edition of the statement was read, and who confirmed it
    statement            varchar(200),
    statement_by         varchar(64)  references cs_person (id),
    statement_at         timestamp with time zone,
    -- overdue actions come first (H15)
    reviewed_by          varchar(64)  references cs_person (id),
    reviewed_at          timestamp with time zone,
    not_held             varchar(1000),
    second_issued_at     timestamp with time zone,
    version              integer      not null
);

-- those whom the chair has authorised, for which seat
create table cs_hub_invited (
    hub_meeting varchar(36)  not null references cs_hub_meeting (sitting),
    person      varchar(64)  not null references cs_person (id),
    seat        varchar(200) not null references cs_seat (id),
    primary key (hub_meeting, person, seat)
);

-- H17: a restricted case is discussed once the chair has confirmed who left
alter table cs_discussion add column called_by varchar(64);
alter table cs_discussion add column called_at timestamp with time zone;

-- one document for everybody who may know of the same cases (H9, H17); the file is encrypted with the month's password
create table cs_hub_minutes (
    id         varchar(36) not null primary key,
    tenant     varchar(50) not null references cs_partnership (id),
    sitting    varchar(36) not null references cs_sitting (id),
    issue      varchar(10) not null,
    issued_at  timestamp with time zone not null,
    -- number of the password
    password   varchar(50) not null,
    attachment varchar(36) not null references cs_attachment (id),
    version    integer     not null
);
create index cs_hub_minutes_sitting on cs_hub_minutes (sitting);

-- the cases in it: when one of them is disposed of, the file goes (H19)
create table cs_minuted (
    hub_minutes varchar(36) not null references cs_hub_minutes (id),
    referral    varchar(50) not null references cs_referral (number),
    primary key (hub_minutes, referral)
);
create index cs_minuted_referral on cs_minuted (referral);

-- whom it was sent to, and when they said that they have read it (H27)
create table cs_minutes_reader (
    hub_minutes varchar(36) not null references cs_hub_minutes (id),
    person      varchar(64) not null references cs_person (id),
    message     varchar(36) not null references cs_message (id),
    read_at     timestamp with time zone,
    primary key (hub_minutes, person)
);
create index cs_minutes_reader_person on cs_minutes_reader (person);

-- the month's password for minutes, sealed (H20)
create table cs_minutes_password (
    number  varchar(50) not null primary key,
    tenant  varchar(50) not null references cs_partnership (id),
    for_month varchar(7) not null,
    sealed  bytea       not null,
    made_at timestamp with time zone not null,
    version integer     not null,
    unique (tenant, for_month)
);
