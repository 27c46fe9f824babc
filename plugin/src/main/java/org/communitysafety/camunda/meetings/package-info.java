/** Binds meetings to Camunda: the scheduler, the processes from the agenda to the minutes, their forms and expressions. */
package org.communitysafety.camunda.meetings;
