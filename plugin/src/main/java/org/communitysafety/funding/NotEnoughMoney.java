package org.communitysafety.funding;

/** A line has less left than an approval needs (F9): a way out has to be found. */
public class NotEnoughMoney extends Exception {

    private static final long serialVersionUID = 1L;

    NotEnoughMoney(FundLine line, Money needed) {
        super(("Fund line \"%s\" has %s left; this application needs %s. Choose another line, reduce the amount or"
                        + " move money first.")
                .formatted(line.name(), line.left(), needed));
    }
}
