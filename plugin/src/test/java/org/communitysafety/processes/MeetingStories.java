package org.communitysafety.processes;

import java.util.List;
import org.communitysafety.meeting.Agenda;
import org.communitysafety.meeting.AgendaItem;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.meeting.Interests;
import org.springframework.beans.factory.annotation.Autowired;

/** What the stories of meetings have in common. */
abstract class MeetingStories extends FundingStories {

    static final String PREPARE = "prepareAgenda";
    static final String AGREE = "agreeAgenda";
    static final String CIRCULATE = "circulatePapers";
    static final String LATE = "decideLatePaper";

    @Autowired
    Calendar calendar;

    @Autowired
    Agenda agenda;

    @Autowired
    Interests interests;

    /** A meeting of this body. */
    MeetingStory meetingOf(String body) {
        return new MeetingStory(engine, staff, calendar, register, body);
    }

    List<AgendaItem> agenda(MeetingStory story) {
        return agenda.of(story.sitting().id());
    }

    List<String> titles(MeetingStory story) {
        return agenda(story).stream().map(item -> item.paper().title()).toList();
    }

    List<Mail> mails(String about) {
        return sql.sql("select recipient, subject, body from cs_message where about = ?")
                .param(about)
                .query(Mail.class)
                .list();
    }
}
