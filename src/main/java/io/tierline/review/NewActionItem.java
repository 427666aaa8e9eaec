package io.tierline.review;

import java.time.LocalDate;

/**
 * An action item on its way into a postmortem.
 *
 * @param what what is to be done, in words
 * @param owner the user id of the person who does it
 * @param due the last day on which it is in time
 */
public record NewActionItem(String what, String owner, LocalDate due) {}
