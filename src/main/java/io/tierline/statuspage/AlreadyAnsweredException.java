package io.tierline.statuspage;

/** A survey has its answer, and it is another one. */
public class AlreadyAnsweredException extends RuntimeException {

    AlreadyAnsweredException() {
        super("This survey has been answered already; the first answer stands.");
    }
}
