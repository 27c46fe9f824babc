--liquibase formatted sql

-- Keys are "<tenant>.<id>", for example charnwood.chair; organisations "<tenant>.org.<id>".
-- They are the group ids of Camunda too, so that a row and a permission can never name different things.

--changeset community-safety:partnership
create table cs_partnership (
    id                    varchar(50)  not null primary key,
    name                  varchar(200) not null,
    prefix                varchar(10)  not null unique,
    -- how funding applications travel; null where the partnership has no such body or office
    performance_group     varchar(150),
    board                 varchar(150),
    policy_officer        varchar(150),
    funds_manager         varchar(150),
    reminder_working_days integer      not null,
    deadline_working_days integer      not null,
    evaluation_months     integer      not null,
    version               integer      not null
);

create table cs_organisation (
    id             varchar(150) not null primary key,
    tenant         varchar(50)  not null references cs_partnership (id),
    name           varchar(200) not null,
    standing       varchar(20)  not null,
    sector         varchar(50)  not null,
    version        integer      not null
);

create table cs_person (
    id           varchar(64)  not null primary key,
    tenant       varchar(50)  not null references cs_partnership (id),
    name         varchar(200) not null,
    email        varchar(200) not null,
    organisation varchar(150) references cs_organisation (id),
    active       boolean      not null,
    version      integer      not null
);

create table cs_body (
    id       varchar(150) not null primary key,
    tenant   varchar(50)  not null references cs_partnership (id),
    kind     varchar(50)  not null,
    name     varchar(200) not null,
    rhythm   varchar(200) not null,
    meets_at time         not null,
    version  integer      not null
);

create table cs_seat (
    id           varchar(200) not null primary key,
    tenant       varchar(50)  not null references cs_partnership (id),
    body         varchar(150) not null references cs_body (id),
    position     integer      not null,
    title        varchar(200) not null,
    organisation varchar(150) not null references cs_organisation (id),
    standing     varchar(20)  not null,
    member       varchar(64)  references cs_person (id),
    version      integer      not null
);

create table cs_deputy (
    seat   varchar(200) not null references cs_seat (id),
    person varchar(64)  not null references cs_person (id),
    primary key (seat, person)
);

create table cs_office (
    id                  varchar(150) not null primary key,
    tenant              varchar(50)  not null references cs_partnership (id),
    name                varchar(200) not null,
    body                varchar(150) references cs_body (id),
    duty                varchar(20)  not null,
    decides_small_bids  boolean      not null,
    version             integer      not null
);

create table cs_term (
    office    varchar(150) not null references cs_office (id),
    person    varchar(64)  not null references cs_person (id),
    starts_on date         not null,
    ends_on   date,
    primary key (office, person, starts_on)
);

create table cs_priority (
    id       varchar(150) not null primary key,
    tenant   varchar(50)  not null references cs_partnership (id),
    position integer      not null,
    name     varchar(200) not null,
    version  integer      not null
);

create table cs_number (
    tenant    varchar(50) not null references cs_partnership (id),
    series    varchar(10) not null,
    in_year   integer     not null,
    last_used integer     not null,
    primary key (tenant, series, in_year)
);
