/** Binds the register to Camunda: memberships, elections, absence, and terms that end. */
package org.communitysafety.camunda.register;
