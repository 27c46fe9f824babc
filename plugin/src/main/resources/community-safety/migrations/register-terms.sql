--liquibase formatted sql

--changeset community-safety:register-terms
-- a co-opted seat lapses after its last day; one that is there only while held counts for nothing while it is vacant
alter table cs_seat add column until date;
alter table cs_seat add column only_while_held boolean default false not null;
-- filled anew every year by this body, each term from this day (month and day); null where it is not (G14, G18)
alter table cs_seat add column yearly_by varchar(150);
alter table cs_seat add column yearly_how varchar(20);
alter table cs_seat add column yearly_from varchar(5);
alter table cs_seat add column yearly_notice_days integer;
alter table cs_office add column from_responsible_authority boolean default false not null;
alter table cs_office add column yearly_by varchar(150);
alter table cs_office add column yearly_how varchar(20);
alter table cs_office add column yearly_from varchar(5);
alter table cs_office add column yearly_notice_days integer;

--changeset community-safety:register-changes
-- who was to sit, act or belong where from when; those with a later day take effect on it
create table cs_register_change (
    number       varchar(50)   not null primary key,
    tenant       varchar(50)   not null references cs_partnership (id),
    kind         varchar(20)   not null,
    seat         varchar(200)  references cs_seat (id),
    -- login; of somebody new no row of cs_person is there before the change takes effect
    person       varchar(64),
    name         varchar(200),
    email        varchar(200),
    organisation varchar(150)  references cs_organisation (id),
    -- who takes over what is a leaving person's alone
    successor    varchar(64)   references cs_person (id),
    until        date,
    effective_on date          not null,
    reason       varchar(1000) not null,
    actor        varchar(64)   not null,
    recorded_at  timestamp with time zone not null,
    state        varchar(20)   not null,
    refusal      varchar(2000),
    version      integer       not null
);
create index cs_register_change_seat on cs_register_change (seat);
