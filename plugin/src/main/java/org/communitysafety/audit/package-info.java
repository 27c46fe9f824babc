/** Who did what and when; for decisions which table, which version, which rules. Append-only, without personal data. */
package org.communitysafety.audit;
