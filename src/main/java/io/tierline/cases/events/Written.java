package io.tierline.cases.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the ledger writes an event, where that is not its class's name in small letters with hyphens, in its first version. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Written {

    /** The event's name; empty for the one made of the class's. */
    String as() default "";

    /** Counts the meanings that its facts have had. {@link Upcasters} read each earlier one. */
    int version() default 1;
}
