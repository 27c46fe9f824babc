package org.communitysafety.hub;

import org.communitysafety.meeting.Sitting;
import org.communitysafety.storage.Storage;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

/** The hub's own rows of its meetings. */
public class HubMeetingBook {

    private final HubMeetingRepository meetings;

    HubMeetingBook(Storage storage) {
        this.meetings = storage.repository(HubMeetingRepository.class);
    }

    /** The preparation of a meeting begins; a second time changes nothing. */
    public void begin(Sitting sitting) {
        if (meetings.findById(sitting.id()).isEmpty()) {
            meetings.save(HubMeeting.begun(sitting.id(), sitting.tenant()));
        }
    }

    /** What is known of this meeting; an empty one before its preparation. */
    public HubMeeting of(Sitting sitting) {
        return meetings.findById(sitting.id()).orElseGet(() -> HubMeeting.begun(sitting.id(), sitting.tenant()));
    }

    HubMeeting lock(Sitting sitting) {
        begin(sitting);
        return meetings.findWithLockBySitting(sitting.id());
    }

    HubMeeting save(HubMeeting meeting) {
        return meetings.save(meeting);
    }

    interface HubMeetingRepository extends CrudRepository<HubMeeting, String> {

        @Lock(LockMode.PESSIMISTIC_WRITE)
        HubMeeting findWithLockBySitting(String sitting);
    }
}
