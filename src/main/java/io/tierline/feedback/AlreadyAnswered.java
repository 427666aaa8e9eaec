package io.tierline.feedback;

/** A survey has its answer, and it is another one. */
public class AlreadyAnswered extends RuntimeException {

    AlreadyAnswered() {
        super("This survey has been answered already; the first answer stands.");
    }
}
