package org.communitysafety.camunda.meetings;

/**
 * Something to be done again and again for all partnerships, such as planning the coming year. Each bean of this type
 * is a recurring job of its own in the engine's database: done by one node at a time, in one transaction; a failure is
 * tried again and never stops the others.
 *
 * @param name of the job; keep it, so that a new version finds its job
 */
public record CalendarWork(String name, Runnable work) {}
