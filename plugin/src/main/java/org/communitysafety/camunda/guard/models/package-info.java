/** Looks at processes, decision tables and forms before they are deployed, and refuses them as a whole with all findings. */
package org.communitysafety.camunda.guard.models;
