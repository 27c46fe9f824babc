/** Everything that knows Camunda: the engine plugin, one class per process, forms, deployments, tenants, permissions. */
package org.communitysafety.camunda;
