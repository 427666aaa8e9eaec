package io.tierline.security;

import io.tierline.web.AddressSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the identity provider sends browsers back to: where they find Tierline, or, if that is not set, where they came. */
@EnableConfigurationProperties(AddressSettings.class)
@Component
class PublicAddress {

    private final String base;

    PublicAddress(AddressSettings settings) {
        String url = settings.publicUrl();
        base = url.isBlank() ? "{baseUrl}" : url.strip().replaceAll("/+$", "");
    }

    /** @param path beginning with a slash */
    String of(HttpServletRequest request, String path) {
        String here =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        return base.replace("{baseUrl}", here) + path;
    }

    /** Without a slash at the end; {@code {baseUrl}} stands for the address of the request. */
    String base() {
        return base;
    }
}
