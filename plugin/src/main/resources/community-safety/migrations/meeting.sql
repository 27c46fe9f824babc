--liquibase formatted sql

--changeset community-safety:meeting
create table cs_sitting (
    id       varchar(36)  not null primary key,
    tenant   varchar(50)  not null references cs_partnership (id),
    body     varchar(150) not null references cs_body (id),
    held_on  date         not null,
    opens_at timestamp with time zone not null,
    version  integer      not null,
    unique (tenant, body, held_on)
);

-- one row per seat that was represented: a member and a deputy never both count (G9)
create table cs_attendance (
    sitting varchar(36)  not null references cs_sitting (id),
    seat    varchar(200) not null references cs_seat (id),
    person  varchar(64)  not null references cs_person (id),
    deputy  boolean      not null,
    primary key (sitting, seat)
);

-- once declared, an interest holds for the person at every stage and meeting that deals with the thing (G8, F16)
create table cs_interest (
    tenant      varchar(50) not null references cs_partnership (id),
    subject     varchar(50) not null,
    person      varchar(64) not null references cs_person (id),
    declared_at timestamp with time zone not null,
    primary key (subject, person)
);

create table cs_agenda_item (
    id       varchar(36)   not null primary key,
    tenant   varchar(50)   not null references cs_partnership (id),
    body     varchar(150)  not null references cs_body (id),
    sitting  varchar(36)   not null references cs_sitting (id),
    subject  varchar(50)   not null,
    -- the organisation that the item concerns: its people take no part (F16)
    concerns varchar(150)  references cs_organisation (id),
    state    varchar(20)   not null,
    -- the quorum as it was judged for this item, and why not where it was not
    quorate  boolean,
    unmet    varchar(2000),
    version  integer       not null
);
create index cs_agenda_item_subject on cs_agenda_item (tenant, subject);
