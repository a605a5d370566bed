package io.opsconductor.inserver;

import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An API of one resource, which does its work and fails then. */
@ApplicationPath("/api")
public class FailingApi extends Application {
    private static final AtomicInteger DONE = new AtomicInteger();

    static int done() {
        return DONE.get();
    }

    /** Does the work, then answers with that status. */
    @Path("work/{status}")
    public static class Work {
        @POST
        public String work(@PathParam("status") int status) {
            DONE.incrementAndGet();
            throw new Failed(status);
        }
    }

    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Failed(int status) {
            this.status = status;
        }
    }

    /** As the product answers failures. */
    @Provider
    public static class Mapper implements ExceptionMapper<Failed> {
        @Override
        public Response toResponse(Failed failure) {
            return Response.status(failure.status).build();
        }
    }

    /** Everybody is the same user. */
    @WebFilter("/api/*")
    public static class Everybody extends HttpFilter {
        private static final long serialVersionUID = 1L;
        private static final Caller CALLER =
                new Caller(Caller.Kind.USER, Ids.next(), "vera", Set.of(), null, "127.0.0.1", "correlation");

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            request.setAttribute("io.opsconductor.web.gateway.SignedIn", CALLER);
            chain.doFilter(request, response);
        }
    }
}
