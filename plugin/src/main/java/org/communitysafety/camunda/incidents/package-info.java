/** Critical incidents in the engine: their processes, forms, tables, expressions and permissions. */
package org.communitysafety.camunda.incidents;
