package org.communitysafety.meeting;

/**
 * What the quorum table said.
 *
 * @param unmet every unmet condition in words, joined by "; "; empty when quorate (G5)
 */
public record Quorum(boolean quorate, String unmet) {}
