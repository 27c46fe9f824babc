/** What operators need: Camunda's tables, one time zone for all nodes, health. */
package org.communitysafety.server.operation;
