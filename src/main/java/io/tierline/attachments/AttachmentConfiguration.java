package io.tierline.attachments;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which store has the bytes, and which scanner looks at them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentSettings.class)
class AttachmentConfiguration {

    @Bean
    AttachmentStore attachmentStore(JdbcClient jdbc) {
        return new DatabaseStore(jdbc);
    }

    @Bean
    VirusScanner virusScanner() {
        return VirusScanner.NONE;
    }
}
