package io.tierline.agreement;

/** Nothing of that name is known not to agree. */
public class NotAdriftException extends RuntimeException {

    NotAdriftException(String subject) {
        super(subject + " is not known to be adrift.");
    }
}
