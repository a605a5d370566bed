package io.opsconductor.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public bean method that asks no permission of its caller, and says why that is right. It cannot mark a whole
 * bean, since it would then open methods that are added later.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {
    /** Why no permission is asked, e.g. "signing in is how one gets permissions". */
    String value();
}
