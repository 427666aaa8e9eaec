package io.tierline.process.forms;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What a browser sent, as the engine holds it: fields and values in turn. */
final class Submitted {

    private Submitted() {}

    static VariableScope form(Object... fieldsAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            values.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        VariableScope scope = mock(VariableScope.class);
        when(scope.getVariable(anyString())).thenAnswer(call -> values.get(call.<String>getArgument(0)));
        return scope;
    }

    /** What a check finds; nothing when the form passes. */
    static List<String> problems(ThrowingCallable check) {
        FormProblemsException problems = catchThrowableOfType(FormProblemsException.class, check);
        return problems == null ? List.of() : problems.problems();
    }
}
