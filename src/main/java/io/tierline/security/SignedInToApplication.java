package io.tierline.security;

import java.util.Map;
import org.camunda.bpm.webapp.impl.security.filter.ApplicationRequestAuthorizer;
import org.camunda.bpm.webapp.impl.security.filter.Authorization;
import org.camunda.bpm.webapp.impl.security.filter.EngineRequestAuthorizer;
import org.camunda.bpm.webapp.impl.security.filter.RequestAuthorizer;

/**
 * Named in {@code tierlineSecurityFilterRules.json}: what a web application's plugins answer is for those who may open
 * that application. The engine's own rule asks only whether a user is signed in.
 */
public class SignedInToApplication implements RequestAuthorizer {

    private final RequestAuthorizer signedIn = new EngineRequestAuthorizer();
    private final RequestAuthorizer application = new ApplicationRequestAuthorizer();

    @Override
    public Authorization authorize(Map<String, String> parameters) {
        Authorization decided = signedIn.authorize(parameters);
        return decided.isGranted() ? application.authorize(parameters) : decided;
    }
}
