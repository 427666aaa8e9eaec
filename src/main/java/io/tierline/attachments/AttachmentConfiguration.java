package io.tierline.attachments;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which store has the bytes, and which scanner looks at them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentSettings.class)
class AttachmentConfiguration {

    @Bean
    AttachmentStore attachmentStore(AttachmentSettings settings, JdbcClient jdbc, Clock clock) {
        return settings.s3().isOn() ? new S3Store(settings.s3(), clock) : new DatabaseStore(jdbc);
    }

    @Bean
    VirusScanner virusScanner(AttachmentSettings settings) {
        return settings.scanner().host().isBlank() ? VirusScanner.NONE : new ClamdScanner(settings.scanner());
    }
}
