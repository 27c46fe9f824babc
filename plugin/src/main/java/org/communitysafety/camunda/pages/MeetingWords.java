package org.communitysafety.camunda.pages;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.communitysafety.camunda.Decisions;
import org.communitysafety.camunda.pages.Words.Shown;
import org.communitysafety.meeting.Circulation;
import org.communitysafety.meeting.PapersRule;
import org.communitysafety.meeting.PapersRule.Deadline;
import org.communitysafety.meeting.Sitting;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Refused;

/** A meeting as the pages show it. */
class MeetingWords {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.UK).withZone(Words.UK);

    private final Circulation circulation;
    private final Decisions decisions;
    private final Changes engine;

    MeetingWords(Circulation circulation, Decisions decisions, Changes engine) {
        this.circulation = circulation;
        this.decisions = decisions;
        this.engine = engine;
    }

    /**
     * @param number null until preparation starts
     * @param papersOn last day for papers; null where nothing says when they go out, or nobody knows
     * @param papersDue when its papers are due, with the arithmetic; where the table is missing, that it is
     * @param papersSent when they went out; null until they did
     * @param daysLate how late they were
     * @param open whether the person may look at the agenda
     */
    record Meeting(
            String id,
            String number,
            Shown when,
            Shown state,
            Shown papersOn,
            String papersDue,
            Shown papersSent,
            long daysLate,
            boolean open) {}

    /** @param rules what was asked of the table already, by kind of body */
    Meeting meeting(Sitting sitting, Body body, boolean open, Map<String, PapersRule> rules) {
        Sitting.Papers papers = sitting.papers();
        Deadline deadline = papers.dueWhy() == null
                ? deadline(sitting, body, rules)
                : new Deadline(papers.dueOn(), papers.dueWhy());
        return new Meeting(
                sitting.id(),
                sitting.number(),
                new Shown(sitting.opensAt().toString(), WHEN.format(sitting.opensAt())),
                state(sitting),
                deadline.on() == null ? null : Words.date(deadline.on()),
                deadline.words(),
                papers.sentAt() == null ? null : Words.time(papers.sentAt()),
                papers.daysLate(),
                open);
    }

    private static Shown state(Sitting sitting) {
        String words =
                switch (sitting.state()) {
                    case PLANNED -> "Planned";
                    case IN_PREPARATION -> "In preparation";
                    case OPEN -> "Open";
                    case HELD -> "Held";
                    case CANCELLED -> "Cancelled";
                };
        return new Shown(sitting.state().name(), words);
    }

    /** Only looked up: nothing is decided by that, and nothing is kept of it. */
    private Deadline deadline(Sitting sitting, Body body, Map<String, PapersRule> rules) {
        try {
            PapersRule rule = rules.computeIfAbsent(
                    body.kind(), kind -> engine.run(() -> decisions.papersDue(body.tenant(), null, kind)));
            return circulation.deadline(sitting.heldOn(), rule);
        } catch (Refused refused) {
            return new Deadline(null, refused.getMessage());
        }
    }
}
