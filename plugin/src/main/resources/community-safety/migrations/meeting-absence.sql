--liquibase formatted sql

--changeset community-safety:meeting-absence
-- one row per voting seat that nobody represented at a meeting that was held (G13)
create table cs_absence (
    sitting varchar(36)  not null references cs_sitting (id),
    seat    varchar(200) not null references cs_seat (id),
    tenant  varchar(50)  not null references cs_partnership (id),
    body    varchar(150) not null references cs_body (id),
    held_on date         not null,
    -- what the partnership's table said; null until it was asked
    action  varchar(40),
    primary key (sitting, seat)
);
create index cs_absence_seat on cs_absence (seat, held_on);

-- an apology or a reasonable explanation, before the meeting or after it
create table cs_apology (
    sitting     varchar(36)   not null references cs_sitting (id),
    seat        varchar(200)  not null references cs_seat (id),
    reason      varchar(2000) not null,
    recorded_by varchar(64)   not null references cs_person (id),
    recorded_at timestamp with time zone not null,
    primary key (sitting, seat)
);

create table cs_absence_letter (
    number      varchar(50)   not null primary key,
    tenant      varchar(50)   not null references cs_partnership (id),
    sitting     varchar(36)   not null references cs_sitting (id),
    seat        varchar(200)  not null references cs_seat (id),
    action      varchar(40)   not null,
    subject     varchar(200)  not null,
    text        varchar(8000) not null,
    state       varchar(20)   not null,
    -- why it was not sent, or what the agency answered
    remarks     varchar(4000),
    decided_by  varchar(64),
    decided_at  timestamp with time zone,
    version     integer       not null,
    unique (sitting, seat)
);

--changeset community-safety:meeting-elections
-- the choice for a term that ends: of an office or of a co-opted seat (G14, G18)
create table cs_election (
    number       varchar(50)  not null primary key,
    tenant       varchar(50)  not null references cs_partnership (id),
    office       varchar(150) references cs_office (id),
    seat         varchar(200) references cs_seat (id),
    body         varchar(150) not null references cs_body (id),
    -- number of the agenda item that first brought it up
    item         varchar(50),
    -- last day of the term that ends
    term_ends_on date         not null,
    state        varchar(20)  not null,
    -- who was chosen, from when until when, and the change of the register that puts it into force
    person       varchar(64)  references cs_person (id),
    starts_on    date,
    until        date,
    change       varchar(50),
    version      integer      not null,
    unique (office, term_ends_on),
    unique (seat, term_ends_on)
);

--changeset community-safety:meeting-agreements
-- whose resources something counts on, and for what; a new version is agreed afresh (F17)
create table cs_partner_resources (
    subject  varchar(50)   not null,
    attempt  integer       not null,
    tenant   varchar(50)   not null references cs_partnership (id),
    text     varchar(4000) not null,
    named_at timestamp with time zone not null,
    primary key (subject, attempt)
);
create table cs_agency_agreement (
    subject      varchar(50)  not null,
    attempt      integer      not null,
    organisation varchar(150) not null references cs_organisation (id),
    tenant       varchar(50)  not null references cs_partnership (id),
    -- null until the agency has answered
    agrees       boolean,
    reasons      varchar(4000),
    person       varchar(64)  references cs_person (id),
    seat         varchar(200) references cs_seat (id),
    answered_at  timestamp with time zone,
    primary key (subject, attempt, organisation)
);
