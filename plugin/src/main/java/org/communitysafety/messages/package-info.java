/** The outbox: every e-mail is a row written with the decision that causes it, and is sent afterwards. */
package org.communitysafety.messages;
