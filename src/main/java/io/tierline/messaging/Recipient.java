package io.tierline.messaging;

/**
 * Who is told.
 *
 * @param id pseudonymous: {@code customer} or a person's id
 * @param name for the greeting
 * @param address null when we know of none
 */
record Recipient(String id, String name, String address) {

    boolean reachable() {
        return address != null && !address.isBlank();
    }
}
