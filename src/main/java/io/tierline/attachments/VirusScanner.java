package io.tierline.attachments;

import java.util.Optional;

/** Looks for viruses. */
interface VirusScanner {

    /** Whether there is one at all. */
    default boolean isOn() {
        return true;
    }

    /**
     * @return what was found in the bytes; empty for nothing
     * @throws ScannerUnreachableException when it cannot be told
     */
    Optional<String> scan(byte[] content);

    /** No scanner is configured. */
    VirusScanner NONE = new VirusScanner() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public Optional<String> scan(byte[] content) {
            return Optional.empty();
        }
    };
}
