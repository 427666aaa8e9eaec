package io.tierline.engine.rest;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * Puts {@link EngineProblems} before the engine's own answers in each Jersey application of this program: the REST
 * interface for programs and those of Tasklist, Cockpit and Admin, which list their classes by themselves. Found by
 * {@code META-INF/services}.
 */
public class EngineProblemsFeature implements AutoDiscoverable {

    private static final int FIRST = 1;

    @Override
    public void configure(FeatureContext application) {
        application.register(new NoExternalTasks(), FIRST);
        application.register(new EngineProblems.OfAll(), FIRST);
        application.register(new EngineProblems.OfEngine(), FIRST);
        application.register(new EngineProblems.OfRest(), FIRST);
        application.register(new EngineProblems.OfJsonMapping(), FIRST);
        application.register(new EngineProblems.OfJsonParsing(), FIRST);
    }
}
