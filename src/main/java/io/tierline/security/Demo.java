package io.tierline.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Whether this is a trial with demo people: so it is on the embedded database, unless {@code tierline.demo} says
 * otherwise. Their password is public, so a trial is for this machine alone: before there is a web server, it
 * is told to listen on the loopback address.
 */
class Demo implements EnvironmentPostProcessor, Ordered {

    static final String DEMO = "tierline.demo";

    /** For a trial in a container, whose own loopback address cannot be reached from outside. */
    static final String ANYWHERE = "tierline.demo-anywhere";

    private static final String ADDRESS = "server.address";

    static boolean isOn(Environment environment) {
        return environment.getRequiredProperty(DEMO, Boolean.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean on = StringUtils.hasText(environment.getProperty(DEMO))
                ? Boolean.parseBoolean(environment.getProperty(DEMO).trim())
                : onEmbeddedDatabase(environment);
        Map<String, Object> decided = new HashMap<>(Map.of(DEMO, on));
        if (on && !StringUtils.hasText(environment.getProperty(ADDRESS))) {
            decided.put(ADDRESS, "127.0.0.1");
        }
        environment.getPropertySources().addFirst(new MapPropertySource("tierlineDemo", decided));
    }

    /** As the database module decides it: an address that is set but empty counts as none. */
    private static boolean onEmbeddedDatabase(Environment environment) {
        return !StringUtils.hasText(environment.getProperty("spring.datasource.url"))
                || "throwaway"
                        .equalsIgnoreCase(environment
                                .getProperty("tierline.database.mode", "")
                                .trim());
    }

    /**
     * An address that the operator has set is not overruled in silence: it is refused, because demo people must not be met
     * from elsewhere, and to listen elsewhere than asked would look like a fault.
     */
    static void checkAddress(Environment environment) {
        String address = environment.getProperty(ADDRESS, "");
        if (isOn(environment)
                && !environment.getProperty(ANYWHERE, Boolean.class, false)
                && !isLoopback(address.trim())) {
            throw new UnsafeConfigurationException(
                    "SERVER_ADDRESS is " + address + ", so that other machines could sign in as the demo people, whose"
                            + " password everybody knows.",
                    "Leave SERVER_ADDRESS out: the trial is then at home on this machine. For real work set"
                            + " TIERLINE_DEMO=false and TIERLINE_ADMIN_PASSWORD. In a container whose port is published"
                            + " on the loopback address of its host, set TIERLINE_DEMO_ANYWHERE=true.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
