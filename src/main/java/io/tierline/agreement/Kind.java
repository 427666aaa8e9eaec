package io.tierline.agreement;

import java.util.Arrays;
import java.util.Locale;

/** In what way ledger and engine do not agree. */
public enum Kind {
    NO_PROCESS("The case is open, and no process moves it any more."),
    SEVERAL_PROCESSES("More than one process moves the case."),
    NO_WORK_TASK("A level has the case, and there is no task for its work."),
    CANNOT_GO_ON("The process is there, and waits for nothing that can happen."),
    ANOTHER_LEVEL("The process stands elsewhere than the ledger says."),
    SUSPENDED("The process or one of its jobs is suspended."),
    FAILED_STEP("A step of the process has used up its attempts. Look at its incident in Cockpit first."),
    NO_MANAGER_TASK("A manager is called in, and there is no task for that."),
    NO_UPDATES("An update is promised to the customer, and no process watches over it."),
    CASE_ENDED("The case has ended, and a process of it still runs."),
    NO_CASE("A process runs for which there is no case."),
    NOT_OPENED("A case that was entered by hand could not be opened. Look at the incident in Cockpit first."),
    ORPHAN("A part of a process runs without the process that called it.");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** As it is written in the table, the API and the gauge. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In a sentence, for people. */
    public String words() {
        return words;
    }

    static Kind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it has no case yet, and what was entered stands in the process alone: that is never ended. */
    boolean isBeforeTheCase() {
        return this == NOT_OPENED;
    }

    /** Whether ending processes is enough: the case itself has the one that it needs, or needs none. */
    boolean isSurplus() {
        return this == SEVERAL_PROCESSES || this == CASE_ENDED || this == NO_CASE || this == ORPHAN;
    }
}
