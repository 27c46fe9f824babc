/** The community safety hub: referrals from the form to the case's end, what meetings say of them, and actions. */
package org.communitysafety.hub;
