/** FEEL for decision tables as Camunda's engine evaluates it, with every expression parsed once. */
package org.communitysafety.camunda.feel;
