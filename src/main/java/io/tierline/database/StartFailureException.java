package io.tierline.database;

/**
 * A reason why Tierline cannot start that its operator can do something about.
 *
 * <p>It carries the two things the operator needs, so that {@link StartFailureAnalyzer} prints them in place of a
 * stack trace: what is wrong, and what to do.
 */
class StartFailureException extends RuntimeException {

    private final String whatToDo;

    StartFailureException(String whatIsWrong, String whatToDo, Throwable cause) {
        super(whatIsWrong, cause);
        this.whatToDo = whatToDo;
    }

    StartFailureException(String whatIsWrong, String whatToDo) {
        this(whatIsWrong, whatToDo, null);
    }

    String whatIsWrong() {
        return getMessage();
    }

    String whatToDo() {
        return whatToDo;
    }
}
