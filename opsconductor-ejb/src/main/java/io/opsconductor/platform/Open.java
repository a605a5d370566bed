package io.opsconductor.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a public bean method, or a whole bean, that asks no permission of its caller, and says why that is right. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {
    /** Why no permission is asked, e.g. "signing in is how one gets permissions". */
    String value();
}
