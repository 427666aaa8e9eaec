package io.tierline.security;

import io.tierline.audit.AuditAction;
import io.tierline.audit.AuditEvent;
import io.tierline.audit.AuditLog;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records who signed in, who could not, and what was changed of accounts, groups and memberships. */
@Component
class AuditedAccounts {

    private static final String UNKNOWN = "unknown";

    private final AuditLog audit;

    AuditedAccounts(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void on(SignInSucceeded signIn) {
        audit.record(AuditEvent.of(AuditAction.SIGNED_IN).by(signIn.user()).at(signIn.door(), signIn.address()));
    }

    /** Once an hour for each person and address: whoever tries many passwords or ids does not fill the log. */
    @EventListener
    void on(SignInFailed failed) {
        audit.recordOncePerHour(AuditEvent.of(AuditAction.SIGN_IN_FAILED)
                .by(UNKNOWN.equals(failed.reason()) ? null : failed.user())
                .at(failed.door(), failed.address())
                .with("reason", failed.reason()));
    }

    @EventListener
    void on(AccountChanged change) {
        audit.record(AuditEvent.of(change.action())
                .by(change.actor())
                .about(change.subject())
                .withAll(change.details()));
    }
}
