package io.tierline.attachments;

/** The virus scanner did not say whether a file is clean. */
class ScannerUnreachableException extends RuntimeException {

    ScannerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
