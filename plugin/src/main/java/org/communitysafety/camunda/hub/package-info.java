/** Binds the hub to Camunda: its processes, their forms, expressions and permissions. Only numbers get into the engine. */
package org.communitysafety.camunda.hub;
