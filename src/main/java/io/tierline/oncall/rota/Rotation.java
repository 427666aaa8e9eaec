package io.tierline.oncall.rota;

import java.util.List;

/**
 * People who take turns.
 *
 * @param name as people call it, such as {@code EMEA weekdays}
 * @param active when it is in force within the week; turns go on outside it, too, but no one is on call then
 * @param participants ids, in the order of their turns
 */
public record Rotation(String name, Turns turns, Hours active, List<String> participants) {

    /** @throws IllegalArgumentException without participants, or with a person twice */
    public Rotation {
        participants = List.copyOf(participants);
        if (participants.isEmpty()) {
            throw new IllegalArgumentException("a rotation has at least one participant");
        }
        if (participants.stream().distinct().count() < participants.size()) {
            throw new IllegalArgumentException("a rotation has each participant once");
        }
    }

    /** The participants, beginning with the one whose turn it is. */
    List<String> from(long turn) {
        int first = (int) (turn % participants.size());
        return java.util.stream.IntStream.range(0, participants.size())
                .mapToObj(i -> participants.get((first + i) % participants.size()))
                .toList();
    }
}
