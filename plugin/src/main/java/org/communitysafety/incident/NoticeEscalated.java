package org.communitysafety.incident;

import java.util.Set;

/** Others may acknowledge as well from now on. */
public record NoticeEscalated(Notice notice, Set<String> people) {}
