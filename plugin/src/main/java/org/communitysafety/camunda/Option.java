package org.communitysafety.camunda;

/** A choice in a form. */
record Option(String label, String value) {}
