package org.communitysafety.camunda.hub;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.communitysafety.hub.MinutesPasswords;
import org.communitysafety.hub.MinutesShelf;
import org.communitysafety.hub.MinutesShelf.Copy;
import org.communitysafety.hub.MinutesShelf.ReadBy;
import org.communitysafety.meeting.Calendar;
import org.communitysafety.messages.Attachment;
import org.communitysafety.partnership.Person;

/** The minutes that somebody got, that they have read them, and the passwords for those who tell them (H9, H20, H27). */
@Produces(MediaType.APPLICATION_JSON)
public class HubMinutesResource {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    private final HubAnswers answers;
    private final MinutesShelf shelf;
    private final MinutesPasswords passwords;
    private final Calendar calendar;
    private final HubViews views;

    HubMinutesResource(
            HubAnswers answers, MinutesShelf shelf, MinutesPasswords passwords, Calendar calendar, HubViews views) {
        this.answers = answers;
        this.shelf = shelf;
        this.passwords = passwords;
        this.calendar = calendar;
        this.views = views;
    }

    /**
     * @param readBy who has confirmed that they have read them, of how many; null for those who may not see it
     * @param unread names of those who have not; empty likewise
     */
    record Item(
            String id,
            String number,
            String meeting,
            String what,
            String sent,
            String read,
            String readBy,
            List<String> unread) {}

    record MonthView(String number, String month) {}

    /** @param passwords months whose password this person may see; null for those who may see none */
    record ListView(List<Item> minutes, List<MonthView> passwords) {}

    record PasswordView(String password) {}

    @GET
    public Response list() {
        return answers.answered(this::list);
    }

    private ListView list(Person person) {
        return new ListView(
                shelf.of(person).stream().map(copy -> item(copy, person)).toList(),
                passwords
                        .months(person)
                        .map(months -> months.stream()
                                .map(one -> new MonthView(one.number(), MONTH.format(one.month())))
                                .toList())
                        .orElse(null));
    }

    private Item item(Copy copy, Person person) {
        var sitting = calendar.sitting(copy.sitting());
        ReadBy readBy = shelf.readBy(copy.sitting(), copy.issue(), person).orElse(null);
        return new Item(
                copy.id(),
                sitting.number(),
                HubWords.meeting(sitting.opensAt()),
                copy.issue().toString(),
                HubWords.moment(copy.issuedAt()),
                copy.readAt() == null ? null : HubWords.moment(copy.readAt()),
                readBy == null
                        ? null
                        : "%d of %d"
                                .formatted(
                                        readBy.read().size(),
                                        readBy.read().size() + readBy.unread().size()),
                readBy == null
                        ? List.of()
                        : readBy.unread().stream().map(views::name).toList());
    }

    /** The encrypted file. */
    @GET
    @Path("{id}/file")
    @Produces({"application/pdf", MediaType.APPLICATION_JSON})
    public Response file(@PathParam("id") String id) {
        return answers.response(person -> {
            Attachment file = answers.changing(() -> shelf.file(id, person));
            return HubAnswers.notKept(Response.ok(file.content(), file.type())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(file.name())));
        });
    }

    @POST
    @Path("{id}/reading")
    public Response read(@PathParam("id") String id) {
        return answers.answered(person -> {
            answers.changing(() -> {
                shelf.read(id, person);
                return null;
            });
            return list(person);
        });
    }

    /** The showing is noted. */
    @POST
    @Path("passwords/{number}/showing")
    public Response show(@PathParam("number") String number) {
        return answers.answered(person -> new PasswordView(answers.changing(() -> passwords.show(number, person))));
    }
}
