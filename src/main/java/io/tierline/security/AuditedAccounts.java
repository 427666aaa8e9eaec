package io.tierline.security;

import io.tierline.audit.AuditAction;
import io.tierline.audit.AuditEvent;
import io.tierline.audit.AuditLog;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records who signed in, who could not, and what was changed of accounts, groups and memberships. */
@Component
class AuditedAccounts {

    private static final String UNKNOWN = "unknown";
    private static final Set<String> IN_BROWSER = Set.of("web", "oidc");

    private final AuditLog audit;

    AuditedAccounts(AuditLog audit) {
        this.audit = audit;
    }

    /** In a browser each time; a program, which signs in with each request, once an hour from each address. */
    @EventListener
    void on(SignInSucceeded signIn) {
        AuditEvent event =
                AuditEvent.of(AuditAction.SIGNED_IN).by(signIn.user()).at(signIn.door(), signIn.address());
        if (IN_BROWSER.contains(signIn.door())) {
            audit.record(event);
        } else {
            audit.recordOncePerHour(event);
        }
    }

    /** Once an hour for each person and address: a caller who tries many passwords or ids does not fill the log. */
    @EventListener
    void on(SignInFailed failed) {
        audit.recordOncePerHour(AuditEvent.of(AuditAction.SIGN_IN_FAILED)
                .by(UNKNOWN.equals(failed.reason()) ? null : failed.user())
                .at(failed.door(), failed.address())
                .with("reason", failed.reason()));
    }

    @EventListener
    void on(AccountChanged change) {
        AuditEvent event = AuditEvent.of(change.action())
                .by(change.actor())
                .about(change.subject())
                .withAll(change.details());
        SignInCaller caller = SignInCaller.current();
        // Without a person it is Tierline's own, at its start.
        audit.record(change.actor() == null ? event : event.at(caller.door(), caller.address()));
    }
}
