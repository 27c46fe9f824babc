/** The product's pages in Tasklist, and the same over REST: where applications stand, funds, decisions, messages. */
package org.communitysafety.camunda.pages;
