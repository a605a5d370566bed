package io.opsconductor.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The API, at {@code /api/v1}. Resources and providers are found by their annotations. */
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
