/** The processes, told as stories: everything goes the usual way but for what a story says. */
package org.communitysafety.processes;
