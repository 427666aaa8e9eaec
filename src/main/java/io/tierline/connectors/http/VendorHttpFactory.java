package io.tierline.connectors.http;

import io.tierline.notifications.Exchanges;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Where connectors get their way to the vendor. */
@Component
public class VendorHttpFactory {

    private final Exchanges exchanges;
    private final Clock clock;

    VendorHttpFactory(Exchanges exchanges, Clock clock) {
        this.exchanges = exchanges;
        this.clock = clock;
    }

    public VendorHttp to(Vendor vendor) {
        return new VendorHttp(vendor, exchanges::keep, clock);
    }
}
