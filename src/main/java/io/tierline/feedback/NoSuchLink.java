package io.tierline.feedback;

/** A token that opens nothing: never given out, or expired. */
public class NoSuchLink extends RuntimeException {

    NoSuchLink() {
        super("This link opens nothing, or not any more.");
    }
}
