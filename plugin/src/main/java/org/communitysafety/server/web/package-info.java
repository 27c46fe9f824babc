/** What every answer of the server has in common: sessions in the database, headers, and a word when the database is away. */
package org.communitysafety.server.web;
