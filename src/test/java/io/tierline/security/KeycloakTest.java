package io.tierline.security;

import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tierline as a company runs it that has an identity provider, a real Keycloak; no demo, and no passwords of people. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "tierline.inbox.workers=0",
            "tierline.demo=false",
            "tierline.admin-password=" + KeycloakTest.ADMIN_PASSWORD,
            "tierline.sign-in.password=machines",
            "tierline.sign-in.oidc.client-id=" + Keycloak.CLIENT,
            "tierline.sign-in.oidc.client-secret=" + Keycloak.SECRET,
            "tierline.sign-in.oidc.name=Keycloak",
            "tierline.sign-in.oidc.groups=Support Managers=manager,Support Tier 1=tier1,Support Owners=process-owner,"
                    + "Platform Admins=admin,Machines=integration"
        })
public abstract class KeycloakTest {

    static final String ADMIN_PASSWORD = "correct-horse-battery-staple";

    @LocalServerPort
    private int port;

    @BeforeAll
    static void keycloak() {
        Keycloak.running();
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("tierline.sign-in.oidc.issuer", () -> Keycloak.running().issuer());
    }

    protected int port() {
        return port;
    }

    Caller anybody() {
        return new Caller(port);
    }
}
