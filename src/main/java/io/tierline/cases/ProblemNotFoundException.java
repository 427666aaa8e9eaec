package io.tierline.cases;

/** There is no problem of that key. */
public class ProblemNotFoundException extends RuntimeException {

    private final String problemKey;

    ProblemNotFoundException(String problemKey) {
        super("There is no problem " + problemKey + ".");
        this.problemKey = problemKey;
    }

    public String problemKey() {
        return problemKey;
    }
}
