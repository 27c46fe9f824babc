/** Who the partnership is: organisations, people, bodies with their seats, offices with their terms, priorities, the calendar. */
package org.communitysafety.partnership;
