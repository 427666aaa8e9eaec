package io.tierline.models;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Sings when a hidden expression or class of a model is run. */
public final class Canary implements JavaDelegate {

    static final AtomicInteger SUNG = new AtomicInteger();

    public Canary() {
        SUNG.incrementAndGet();
    }

    @Override
    public void execute(DelegateExecution execution) {
        SUNG.incrementAndGet();
    }
}
