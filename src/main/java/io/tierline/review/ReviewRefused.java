package io.tierline.review;

/** A step of a review that cannot be taken as things stand; the message says why, and what would help. */
public class ReviewRefused extends RuntimeException {

    ReviewRefused(String message) {
        super(message);
    }
}
