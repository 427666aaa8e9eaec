package io.tierline.notifications;

import io.tierline.web.AddressSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Where browsers find Tierline: the base of every link in a message. */
@EnableConfigurationProperties(AddressSettings.class)
@Component
public class PublicUrl {

    private final String base;

    @Autowired
    PublicUrl(AddressSettings settings, @Value("${server.port:8080}") String port) {
        this(settings.publicUrl().isBlank() ? "http://localhost:" + port : settings.publicUrl());
    }

    PublicUrl(String base) {
        this.base = base.replaceAll("/+$", "");
    }

    /** @param path beginning with a slash */
    public String of(String path) {
        return base + path;
    }
}
