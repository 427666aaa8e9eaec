package io.tierline.connectors.mail;

/** A file of a mail cannot be kept at the moment: the mail is read again later. */
class FileNotKeptException extends RuntimeException {

    FileNotKeptException(RuntimeException cause) {
        super("A file of a mail cannot be kept at the moment", cause);
    }
}
