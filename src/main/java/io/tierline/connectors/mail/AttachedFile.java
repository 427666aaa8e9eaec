package io.tierline.connectors.mail;

import io.tierline.attachments.Sizes;

/**
 * Something that the sender of a mail attached.
 *
 * @param size in bytes
 * @param upload its id among the files of the desk; null where its bytes were not taken
 * @param refused why it was not taken, in a sentence; null where it was, or nobody tried
 */
record AttachedFile(String name, long size, String upload, String refused) {

    /** Such as "sync.log (41 KB)". */
    @Override
    public String toString() {
        return "%s (%s)".formatted(name, Sizes.inWords(size));
    }
}
