package io.opsconductor.web.gateway;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Hands out the request's token to whoever injects {@link JsonWebToken}; one without claims where there is none. */
@RequestScoped
public class PresentToken {
    @Inject
    private HttpServletRequest request;

    @Produces
    @RequestScoped
    JsonWebToken token() {
        return request.getUserPrincipal() instanceof JsonWebToken token ? token : new Nobody();
    }

    private static final class Nobody implements JsonWebToken {
        @Override
        public String getName() {
            return null;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of();
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
        public <T> T getClaim(String name) {
            return null;
        }
    }
}
