/** Critical incidents: from the first report over information, response and log to restored confidence (BCP 5.8, 5.9). */
package org.communitysafety.incident;
