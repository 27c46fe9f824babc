package org.communitysafety.incident;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A check of confidence (C6).
 *
 * @param difference by how much it is better than the baseline; negative for worse
 * @param outcome what the table says; null before it was asked
 */
public record ConfidenceCheck(
        String id, Instant at, String by, BigDecimal figure, BigDecimal difference, String source, String outcome) {}
