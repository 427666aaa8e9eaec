package io.tierline.security;

import io.tierline.oncall.People;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes an {@link AccountProvider} for each command of the engine. */
@Component
class AccountProviders implements SessionFactory {

    private final AccountRules rules;
    private final People people;
    private final ApplicationEventPublisher events;

    AccountProviders(AccountRules rules, People people, ApplicationEventPublisher events) {
        this.rules = rules;
        this.people = people;
        this.events = events;
    }

    @Override
    public Class<?> getSessionType() {
        return AccountProvider.class;
    }

    @Override
    public Session openSession() {
        return new AccountProvider(rules, people, events);
    }
}
