package io.tierline.process.model;

import io.tierline.process.model.Variables.Text;

/** The names in {@code problem.bpmn} that Java refers to; a test holds them against the model. */
public final class ProblemProcess {

    public static final String KEY = "problem";

    // Messages
    public static final String PROBLEM_OPENED = "problem-opened";
    public static final String PROBLEM_FIXED = "problem-fixed";

    // Tasks
    public static final String FIND_CAUSE_AND_FIX = "find-cause-and-fix";

    // Variables
    public static final Text PROBLEM_KEY = new Text("problemKey");
    public static final Text LINKED_CASE = new Text("linkedCase");

    private ProblemProcess() {}
}
