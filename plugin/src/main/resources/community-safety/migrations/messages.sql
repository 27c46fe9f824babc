--liquibase formatted sql

--changeset community-safety:messages
create table cs_message (
    id         varchar(36)   not null primary key,
    tenant     varchar(50)   not null,
    recipient  varchar(64)   not null,
    address    varchar(200)  not null,
    message_id varchar(200)  not null unique,
    about      varchar(50),
    subject    varchar(300)  not null,
    body       varchar(8000) not null,
    state      varchar(20)   not null,
    attempts   integer       not null,
    failure    varchar(2000),
    queued_at  timestamp with time zone not null,
    sent_at    timestamp with time zone,
    version    integer       not null
);
create index cs_message_recipient on cs_message (tenant, recipient, queued_at);

--changeset community-safety:messages-with-papers
-- papers go out as text
alter table cs_message alter column body set data type varchar(1000000);

--changeset community-safety:messages-with-attachments
-- a file lies here once, however many people it goes to; what may name people is encrypted before it gets here
create table cs_attachment (
    id      varchar(36)  not null primary key,
    tenant  varchar(50)  not null,
    name    varchar(200) not null,
    type    varchar(200) not null,
    -- null once it has been destroyed
    content bytea
);

create table cs_message_attachment (
    message    varchar(36) not null references cs_message (id),
    attachment varchar(36) not null references cs_attachment (id),
    position   integer     not null,
    primary key (message, attachment)
);

--changeset community-safety:text-messages
-- for the operator's gateway, which knows the telephone numbers
create table cs_text_message (
    id        varchar(36)   not null primary key,
    tenant    varchar(50)   not null,
    recipient varchar(64)   not null,
    about     varchar(50),
    body      varchar(500)  not null,
    failure   varchar(2000),
    queued_at timestamp with time zone not null,
    sent_at   timestamp with time zone,
    version   integer       not null
);
create index cs_text_message_about on cs_text_message (tenant, about);
