/** Who gets in: the first administrator, the login for REST, and a limit for those who guess passwords. */
package org.communitysafety.server.login;
