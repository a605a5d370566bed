package io.opsconductor.platform.data;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the {@link org.jdbi.v3.core.Jdbi} that begins and commits transactions of the connection itself. For callers
 * without a transaction of the container, which must do something else between two statements of one commit.
 */
@Qualifier
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnTransactions {}
