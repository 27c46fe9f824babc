/** Personal data: encrypted case files, who may read them, the log of every read, search without plain text, disposal. */
package org.communitysafety.casefile;
