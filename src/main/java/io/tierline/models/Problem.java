package io.tierline.models;

/**
 * Something that is wrong in a file.
 *
 * @param where the element, such as {@code notify-team (Tell the team)}; empty when it is the file itself
 * @param toDo how to put it right
 */
record Problem(String file, String where, String what, String toDo) {

    @Override
    public String toString() {
        return file + (where.isEmpty() ? "" : ", " + where) + ": " + what + " " + toDo;
    }
}
