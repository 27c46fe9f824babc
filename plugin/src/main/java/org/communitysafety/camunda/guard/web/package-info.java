/** The doors of REST and of the web applications: what is shut, and what nobody can tell from what is not there. */
package org.communitysafety.camunda.guard.web;
