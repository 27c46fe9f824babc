/** Our tables: the migrations that make them and the repositories that read and write them. */
package org.communitysafety.storage;
