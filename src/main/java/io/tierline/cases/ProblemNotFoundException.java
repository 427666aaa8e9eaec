package io.tierline.cases;

/** There is no problem of that key. */
public class ProblemNotFoundException extends RuntimeException {

    ProblemNotFoundException(String problemKey) {
        super("There is no problem " + problemKey + ".");
    }
}
