/** Protects the engine that the plugin sits in: what goes past the forms, deployments, expressions, open doors of REST. */
package org.communitysafety.camunda.guard;
