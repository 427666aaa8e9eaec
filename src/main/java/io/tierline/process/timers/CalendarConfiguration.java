package io.tierline.process.timers;

import io.tierline.calendar.Calendars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The working calendars that policies name. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    Calendars calendars() {
        return Calendars.shipped();
    }
}
