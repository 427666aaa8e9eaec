package io.tierline.attachments;

/** The store of the bytes did not do what it was asked. */
class StoreUnreachableException extends RuntimeException {

    StoreUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
