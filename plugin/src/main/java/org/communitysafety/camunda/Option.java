package org.communitysafety.camunda;

/** A choice in a form. */
public record Option(String label, String value) {}
