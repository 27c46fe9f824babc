--liquibase formatted sql

--changeset community-safety:audit
create table cs_audit (
    id          varchar(36)  not null primary key,
    happened_at timestamp with time zone not null,
    tenant      varchar(50)  not null,
    actor       varchar(64)  not null,
    subject     varchar(50),
    transition  varchar(100) not null,
    detail      varchar(4000),
    decision    varchar(100),
    decision_version integer,
    rules       varchar(1000),
    inputs      varchar(4000),
    outputs     varchar(4000)
);
create index cs_audit_subject on cs_audit (tenant, subject, happened_at);
