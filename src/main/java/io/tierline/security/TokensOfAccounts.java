package io.tierline.security;

import io.tierline.tokens.ApiTokens;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Revokes the tokens of an account that is deleted, in the same transaction. */
@Component
class TokensOfAccounts {

    private static final String TIERLINE = "tierline";

    private final ApiTokens tokens;

    TokensOfAccounts(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @EventListener
    void on(AccountChanged change) {
        if (change.action().equals("user-deleted")) {
            tokens.revokeAllOf(change.subject(), change.actor() == null ? TIERLINE : change.actor());
        }
    }
}
