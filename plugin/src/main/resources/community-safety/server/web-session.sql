--liquibase formatted sql

--changeset community-safety:web-session
create table cs_web_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index cs_web_session_id on cs_web_session (session_id);
create index cs_web_session_expiry on cs_web_session (expiry_time);

create table cs_web_session_attributes (
    session_primary_id char(36)     not null references cs_web_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
