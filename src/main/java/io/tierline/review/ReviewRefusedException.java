package io.tierline.review;

/** A step of a review that cannot be taken as things stand; the message says why, and what would help. */
public class ReviewRefusedException extends RuntimeException {

    ReviewRefusedException(String message) {
        super(message);
    }
}
