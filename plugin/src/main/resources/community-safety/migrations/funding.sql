--liquibase formatted sql

--changeset community-safety:funding
create table cs_fund (
    id        varchar(150)  not null primary key,
    tenant    varchar(50)   not null references cs_partnership (id),
    name      varchar(200)  not null,
    starts_on date          not null,
    ends_on   date          not null,
    total     numeric(14,2) not null check (total > 0),
    assumed   boolean       not null,
    version   integer       not null
);

create table cs_fund_line (
    id          varchar(200)  not null primary key,
    tenant      varchar(50)   not null references cs_partnership (id),
    fund        varchar(150)  not null references cs_fund (id),
    position    integer       not null,
    name        varchar(200)  not null,
    contingency boolean       not null,
    -- plan as in the financial plan; moved is what came (+) or went (-) since; committed is promised to projects
    planned     numeric(14,2) not null check (planned >= 0),
    moved       numeric(14,2) not null,
    committed   numeric(14,2) not null,
    version     integer       not null,
    -- F9: never over-committed, whatever the code above does
    constraint cs_fund_line_never_over_committed check (committed >= 0 and committed <= planned + moved)
);

create table cs_ledger_entry (
    id          varchar(36)   not null primary key,
    tenant      varchar(50)   not null references cs_partnership (id),
    line        varchar(200)  not null references cs_fund_line (id),
    counterpart varchar(200)  references cs_fund_line (id),
    kind        varchar(20)   not null,
    amount      numeric(14,2) not null,
    application varchar(50),
    reason      varchar(2000),
    actor       varchar(64)   not null,
    entered_at  timestamp with time zone not null
);
create index cs_ledger_entry_line on cs_ledger_entry (line);

create table cs_application (
    number          varchar(50)   not null primary key,
    tenant          varchar(50)   not null references cs_partnership (id),
    applicant       varchar(64)   not null references cs_person (id),
    organisation    varchar(150)  not null references cs_organisation (id),
    state           varchar(30)   not null,
    delivery_group  varchar(150)  references cs_body (id),
    continues       varchar(50)   references cs_application (number),
    -- the line proposed by the delivery group, then the one that the money is committed from
    line            varchar(200)  references cs_fund_line (id),
    line_reason     varchar(2000),
    -- the smaller amount that the applicant is asked to agree to
    offer           numeric(14,2),
    received_at     timestamp with time zone not null,
    evaluation_due  date,
    evaluated_on    date,
    version         integer       not null
);
create index cs_application_applicant on cs_application (tenant, applicant);

-- every version that was submitted is kept and can be compared (F3)
create table cs_submission (
    application  varchar(50)   not null references cs_application (number),
    attempt      integer       not null,
    title        varchar(150)  not null,
    purpose      varchar(4000) not null,
    starts_on    date          not null,
    ends_on      date          not null,
    amount       numeric(14,2) not null check (amount > 0),
    priority     varchar(150)  not null references cs_priority (id),
    evaluation   varchar(4000) not null,
    submitted_at timestamp with time zone not null,
    primary key (application, attempt)
);

-- what each stage said, with its reasons
create table cs_outcome (
    application varchar(50)   not null references cs_application (number),
    step        integer       not null,
    stage       varchar(30)   not null,
    result      varchar(30)   not null,
    reasons     varchar(4000),
    decided_by  varchar(200)  not null,
    actor       varchar(64)   not null,
    decided_at  timestamp with time zone not null,
    primary key (application, step)
);

-- F5: each office once, each person once
create table cs_office_decision (
    application varchar(50)   not null references cs_application (number),
    office      varchar(150)  not null references cs_office (id),
    person      varchar(64)   not null references cs_person (id),
    verdict     varchar(20)   not null,
    reasons     varchar(4000),
    round       integer       not null,
    decided_at  timestamp with time zone not null,
    primary key (application, round, office),
    unique (application, round, person)
);
