package org.communitysafety.funding;

/** A line has less left than an approval needs, or its fund has ended (F9, F19): a way out has to be found. */
public class NotEnoughMoney extends Exception {

    private static final long serialVersionUID = 1L;

    NotEnoughMoney(FundLine line, Money needed) {
        super(("Fund line \"%s\" has %s left; this application needs %s. Choose another line, reduce the amount or"
                        + " move money first.")
                .formatted(line.name(), line.left(), needed));
    }

    /** The fund has ended since (F19). */
    NotEnoughMoney(Fund fund) {
        super("\"%s\" ended on %s; nothing more is committed from it (F19). Choose a line of another fund."
                .formatted(fund.name(), fund.endsOn()));
    }
}
