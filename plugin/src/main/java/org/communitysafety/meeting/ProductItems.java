package org.communitysafety.meeting;

import java.time.Clock;
import java.time.LocalDate;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Register;

/** What the product itself puts on agendas, apart from what stands on every one. */
class ProductItems {

    private final Agenda agenda;
    private final Calendar calendar;
    private final Register register;
    private final Numbers numbers;
    private final Clock clock;

    ProductItems(Agenda agenda, Calendar calendar, Register register, Numbers numbers, Clock clock) {
        this.agenda = agenda;
        this.calendar = calendar;
        this.register = register;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Puts an item on the agenda of the body's next meeting whose papers are not closed yet. */
    AgendaItem place(String body, AgendaItem.Kind kind, String title, String text) {
        Body of = register.body(body);
        Sitting next = calendar.next(of, clock.instant());
        Sitting inTime = next.papers().closed(LocalDate.now(clock)) ? calendar.nextInTime(of, next) : next;
        return agenda.save(AgendaItem.proposed(
                inTime, kind, numbers.next(of.tenant(), "I"), null, new AgendaItem.Paper(title, text, null)));
    }
}
