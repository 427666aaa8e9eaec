package io.tierline.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in with a password, and how fast passwords may be tried.
 *
 * @param password for whom passwords are good: all, machines (accounts whose only group is integration) or none
 * @param pace how fast passwords may be tried
 */
@ConfigurationProperties("tierline.sign-in")
record SignInSettings(@DefaultValue("all") String password, @DefaultValue Pace pace) {

    /**
     * Each number of tries is what is there at once; one more comes after each interval. A right password uses none up.
     *
     * @param tries for one account from one address
     * @param every interval of {@code tries}
     * @param addressTries wrong ones from one address, for whatever accounts
     * @param addressEvery interval of {@code addressTries}
     * @param accountTries wrong ones for one account, from all addresses from which nobody has signed in to it
     * @param accountEvery interval of {@code accountTries}
     * @param spareTries checked for one account after all that, so that a right password still comes through
     * @param spareEvery interval of {@code spareTries}
     */
    record Pace(
            @DefaultValue("20") int tries,
            @DefaultValue("PT5S") Duration every,
            @DefaultValue("100") int addressTries,
            @DefaultValue("PT1S") Duration addressEvery,
            @DefaultValue("100") int accountTries,
            @DefaultValue("PT5S") Duration accountEvery,
            @DefaultValue("5000") int spareTries,
            @DefaultValue("PT20S") Duration spareEvery) {}
}
