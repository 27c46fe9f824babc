--liquibase formatted sql

-- H10: who signed the hub's terms for which organisation, from when until when, and on what basis it may share
--changeset community-safety:agreements
create table cs_agreement (
    id           varchar(36)   not null primary key,
    tenant       varchar(50)   not null references cs_partnership (id),
    organisation varchar(150)  not null references cs_organisation (id),
    basis        varchar(20)   not null,
    terms        varchar(200)  not null,
    signed_on    date          not null,
    valid_until  date          not null,
    signatory    varchar(200)  not null,
    position     varchar(200)  not null,
    email        varchar(200)  not null,
    telephone    varchar(50)   not null,
    recorded_by  varchar(64)   not null,
    recorded_at  timestamp with time zone not null,
    -- H11: removed before its time; null while it stands
    ended_at     timestamp with time zone,
    ended_by     varchar(64),
    end_reason   varchar(2000),
    version      integer       not null
);
create index cs_agreement_organisation on cs_agreement (organisation, valid_until);
