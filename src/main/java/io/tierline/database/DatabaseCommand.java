package io.tierline.database;

import java.util.function.ToIntFunction;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs an operator's command on the database of a Tierline, running or not, with the same settings and environment. On the
 * embedded database of a running Tierline it connects to that server; otherwise it starts the server for itself.
 */
public final class DatabaseCommand {

    private DatabaseCommand() {}

    /**
     * @param settings as on Tierline's own command line, such as {@code --tierline.data-dir=/srv/tierline}
     * @return what the command returns, for the exit status
     */
    public static int run(String[] settings, ToIntFunction<JdbcClient> command) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OnlyTheDatabase.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(KeptServer.SHARE + "=true", "spring.datasource.hikari.maximum-pool-size=1")
                .run(settings)) {
            return command.applyAsInt(context.getBean(JdbcClient.class));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class OnlyTheDatabase {}
}
