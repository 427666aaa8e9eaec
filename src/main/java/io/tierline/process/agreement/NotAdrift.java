package io.tierline.process.agreement;

/** Nothing of that name is known not to agree. */
public class NotAdrift extends RuntimeException {

    NotAdrift(String subject) {
        super(subject + " is not known to be adrift.");
    }
}
