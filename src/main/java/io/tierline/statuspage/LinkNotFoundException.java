package io.tierline.statuspage;

/** A token that opens nothing: never given out, or expired. */
public class LinkNotFoundException extends RuntimeException {

    LinkNotFoundException() {
        super("This link opens nothing, or not any more.");
    }
}
