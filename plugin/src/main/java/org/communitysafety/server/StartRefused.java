package org.communitysafety.server;

/** The server does not start like this, and says in a sentence or two why and what to do. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    public StartRefused(String reason, String whatToDo) {
        super(reason + " " + whatToDo);
        this.whatToDo = whatToDo;
    }

    String reason() {
        return getMessage().substring(0, getMessage().length() - whatToDo.length() - 1);
    }

    String whatToDo() {
        return whatToDo;
    }
}
