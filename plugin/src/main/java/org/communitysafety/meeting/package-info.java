/** Meetings of a body: the calendar, who was there, who had an interest, and whether it was quorate for an item. */
package org.communitysafety.meeting;
