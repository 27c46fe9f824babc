package org.communitysafety.camunda;

/** A line of a table in a form: what, and what it is. */
public record Row(String what, String value) {}
