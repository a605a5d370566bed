package io.opsconductor.web.gateway;

import io.opsconductor.identity.AccessToken;
import jakarta.enterprise.inject.Vetoed;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.Collection;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Somebody signed in by an access token, as Jakarta Security and MicroProfile JWT both know them. */
@Vetoed // it is handed out by a producer
public class TokenPrincipal extends CallerPrincipal implements JsonWebToken {
    private static final long serialVersionUID = 1L;

    private final transient AccessToken token;

    TokenPrincipal(String name, AccessToken token) {
        super(name);
        this.token = token;
    }

    @Override
    public Set<String> getClaimNames() {
        return token.claims().keySet();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface leaves the type to its caller
    public <T> T getClaim(String name) {
        if (name.equals(Claims.raw_token.name())) {
            return (T) token.raw();
        }
        Object value = token.claims().get(name);
        if (value instanceof Date date) {
            return (T) (Long) date.toInstant().getEpochSecond();
        }
        if (value instanceof Collection<?> list) {
            return (T) Set.copyOf(list);
        }
        return (T) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenPrincipal that
                && getName().equals(that.getName())
                && token.raw().equals(that.token.raw());
    }

    @Override
    public int hashCode() {
        return Objects.hash(getName(), token.session());
    }
}
