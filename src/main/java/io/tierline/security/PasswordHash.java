package io.tierline.security;

import java.util.concurrent.atomic.LongAdder;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords are stored so that trying many takes long; the engine's own hash is a single round. */
@Component
class PasswordHash implements PasswordEncryptor {

    private final PasswordEncoder encoder = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final LongAdder checks = new LongAdder();

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        checks.increment();
        return encoder.matches(password, encrypted);
    }

    /** So many passwords were checked, of accounts or of none. */
    long checks() {
        return checks.sum();
    }

    @Override
    public String hashAlgorithmName() {
        return "PBKDF2";
    }
}
