package io.tierline.sla;

import io.tierline.cases.CaseEvent;
import java.util.List;

/** Finds the runs of one kind of clock. It sees each event once, in the order in which things happened. */
interface RunDetector {

    void see(CaseEvent event);

    /** The runs so far, oldest first. */
    List<ClockRun> runs();
}
