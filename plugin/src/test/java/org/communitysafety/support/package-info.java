/** What tests need to act as people on the real engine, and to move its clock. */
package org.communitysafety.support;
