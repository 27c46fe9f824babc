/** Money for projects: applications from form to decision, funds with their lines, and the ledger. */
package org.communitysafety.funding;
