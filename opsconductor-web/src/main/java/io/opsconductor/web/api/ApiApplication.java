package io.opsconductor.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The API, at {@code /api/v1}. Resources and providers are found by their annotations. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "OpsConductor",
                        version = "v1",
                        description =
                                "Sign in by POST /api/v1/auth/login and send the access token as Authorization: Bearer."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
@ApplicationPath(ApiApplication.ROOT)
public class ApiApplication extends Application {
    /** Where the API begins. */
    public static final String ROOT = "/api/v1";

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // Keeps Jersey's own JSON support out; ours is strict.
                "jersey.config.jsonFeature", "OpsConductorJson",
                "jersey.config.server.wadl.disableWadl", true,
                // A Location is an absolute path, right behind every proxy.
                "jersey.config.server.headers.location.relative.resolution.disabled", true,
                "jersey.config.server.response.setStatusOverSendError", true);
    }
}
