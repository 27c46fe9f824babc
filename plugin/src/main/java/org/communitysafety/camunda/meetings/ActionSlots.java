package org.communitysafety.camunda.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.communitysafety.meeting.Actions;

/** The actions that a form has room for; a line that is not filled in is no action. */
final class ActionSlots {

    private ActionSlots() {}

    static Actions.Order slot(String what, String owner, LocalDate due) {
        return what == null ? null : new Actions.Order(what, owner, due);
    }

    static List<Actions.Order> filled(Actions.Order... slots) {
        return Stream.of(slots).filter(Objects::nonNull).toList();
    }
}
