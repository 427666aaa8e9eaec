package io.tierline.engine;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The case that a process is about. Other processes have other business keys, or none. */
final class SubjectCase {

    private static final Pattern KEY = Pattern.compile("ESC-\\d{4}-\\d{6,}");

    private SubjectCase() {}

    /** Null where it is about no case, or about none yet. */
    static String of(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        return key != null && KEY.matcher(key).matches() ? key : null;
    }
}
