package io.tierline.notifications;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where browsers find Tierline: the base of every link in a message. */
@Component
public class PublicUrl {

    private final String base;

    PublicUrl(@Value("${tierline.public-url:http://localhost:${server.port:8080}}") String base) {
        this.base = base.replaceAll("/+$", "");
    }

    /** @param path beginning with a slash */
    public String of(String path) {
        return base + path;
    }
}
