package io.tierline.attachments;

import java.util.Optional;

/** Where the bytes of files are. What stands beside them is in the table {@code attachment}, whichever store has the bytes. */
interface AttachmentStore {

    /** Keeps the bytes; the same id again replaces them. */
    void put(String id, byte[] content);

    /** Empty where there are none of that id. */
    Optional<byte[]> get(String id);

    /** That there are none is fine. */
    void delete(String id);
}
