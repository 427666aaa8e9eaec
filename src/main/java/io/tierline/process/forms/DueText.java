package io.tierline.process.forms;

import io.tierline.process.DisplayText;
import java.time.Instant;

/** A deadline in words, as forms show it. Always the moment itself: "in two hours" would be wrong a minute later. */
public final class DueText {

    /** The task-local variable that forms show; whoever moves a task's due date sets it again. */
    public static final String VARIABLE = "ctxDue";

    private DueText() {}

    /** Such as "Mon 23 Nov 2026, 09:30 UTC"; "no deadline" without one. */
    public static String inWords(Instant due) {
        return due == null ? "no deadline" : DisplayText.moment(due);
    }
}
