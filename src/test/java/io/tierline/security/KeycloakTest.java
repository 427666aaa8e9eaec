package io.tierline.security;

import io.tierline.stories.RunningTierline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.util.FileSystemUtils;

/**
 * Tierline as a company runs it that has an identity provider, a real Keycloak; no trial, and no passwords of people. It
 * has a JVM of its own: two engines in one are taken for each other by the engine's REST interfaces.
 */
public abstract class KeycloakTest {

    static final String ADMIN_PASSWORD = "correct-horse-battery-staple";

    private static RunningTierline tierline;

    /** Both start at the same time, once, and end with this JVM. Asked before each test, so that each one skipped is told. */
    @BeforeEach
    void tierlineAndKeycloak() {
        Keycloak keycloak = Keycloak.starting();
        start(keycloak.issuer());
        Keycloak.running();
    }

    private static synchronized void start(String issuer) {
        if (tierline != null) {
            return;
        }
        try {
            Path home = Files.createTempDirectory("tierline-keycloak");
            tierline = RunningTierline.start(
                    home.resolve("data"),
                    0,
                    "--tierline.demo=false",
                    "--tierline.limits.anonymous-sessions=20",
                    "--tierline.admin-password=" + ADMIN_PASSWORD,
                    "--tierline.sign-in.password=machines",
                    "--tierline.sign-in.oidc.issuer=" + issuer,
                    "--tierline.sign-in.oidc.client-id=" + Keycloak.CLIENT,
                    "--tierline.sign-in.oidc.client-secret=" + Keycloak.SECRET,
                    "--tierline.sign-in.oidc.name=Keycloak",
                    "--tierline.sign-in.oidc.groups=Support Managers=manager,Support Tier 1=tier1,"
                            + "Support Owners=process-owner,Platform Admins=admin,Machines=integration");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                tierline.close();
                FileSystemUtils.deleteRecursively(home.toFile());
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static int port() {
        return tierline.port();
    }

    Caller anybody() {
        return new Caller(port());
    }
}
