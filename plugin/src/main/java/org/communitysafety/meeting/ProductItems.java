package org.communitysafety.meeting;

import java.time.Clock;
import java.util.UUID;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;

/** What the product itself puts on agendas. */
class ProductItems {

    private final Sittings.AgendaItemRepository items;
    private final Calendar calendar;
    private final Register register;
    private final Numbers numbers;
    private final Clock clock;

    ProductItems(Storage storage, Calendar calendar, Register register, Numbers numbers, Clock clock) {
        this.items = storage.repository(Sittings.AgendaItemRepository.class);
        this.calendar = calendar;
        this.register = register;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Puts an item on the agenda of the body's next meeting. */
    AgendaItem place(String body, AgendaItem.Kind kind, String title, String text) {
        Sitting next = calendar.next(register.body(body), clock.instant());
        String number = numbers.next(next.tenant(), "I");
        return items.save(new AgendaItem(
                UUID.randomUUID().toString(),
                next.tenant(),
                body,
                next.id(),
                kind,
                number,
                number,
                null,
                0,
                new AgendaItem.Paper(title, text, null),
                false,
                AgendaItem.State.OPEN,
                null,
                null,
                0));
    }
}
