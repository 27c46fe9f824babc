package org.communitysafety.meeting;

import java.util.List;

/**
 * The minutes of a meeting in words, as they were drafted: decisions and actions, not who said what (G17).
 *
 * @param chairs who presided, one after the other
 * @param attendees log of everybody who was there, with times
 * @param absent voting seats that nobody acted for, with their apologies
 * @param further actions that the meeting gave outside its items
 * @param reported actions of earlier meetings, open or reported back since the last one
 */
public record MinutesDocument(
        String partnership,
        String body,
        String number,
        String day,
        String opened,
        String closed,
        List<String> chairs,
        List<Attendee> attendees,
        List<String> absent,
        List<Item> items,
        List<ActionLine> further,
        List<ActionLine> reported) {

    public MinutesDocument {
        further = further == null ? List.of() : further; // drafts of earlier versions
    }

    /** The same meeting with other items and actions. */
    MinutesDocument with(List<Item> otherItems, List<ActionLine> otherFurther, List<ActionLine> otherReported) {
        return new MinutesDocument(
                partnership,
                body,
                number,
                day,
                opened,
                closed,
                chairs,
                attendees,
                absent,
                otherItems,
                otherFurther,
                otherReported);
    }

    /**
     * @param place the seat's title, or what brought the person there
     * @param times such as {@code 14:00 to 15:10}
     */
    public record Attendee(String name, String organisation, String place, String times) {}

    /**
     * @param outcome what came of it and how, such as {@code Carried by vote}
     * @param wording what was decided, noted or put off; empty where there are no words
     * @param chair who presided over the item; empty where that was not recorded
     * @param quorum whether the meeting was quorate for it, and by which clause; empty where nothing was judged
     * @param noPart who took no part because of an interest
     * @param tally the votes in figures; empty where there were none
     */
    public record Item(
            String number,
            String title,
            String outcome,
            String wording,
            String chair,
            String quorum,
            List<String> noPart,
            List<VoteLine> votes,
            String tally,
            List<ActionLine> actions) {

        /** One of which the reader is told nothing but this. */
        static Item withheld(String why) {
            return new Item("", why, "", "", "", "", List.of(), List.of(), "", List.of());
        }
    }

    public record VoteLine(String name, String seat, String vote) {}

    public record ActionLine(String number, String what, String owner, String due, String state) {}
}
