package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;
import io.opsconductor.web.gateway.ConsoleSessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Signs somebody in and sends them where they wanted to go. */
@Named
@RequestScoped
public class LoginPage {
    @Inject
    private ConsoleSessions sessions;

    private String next;
    private String username;
    private String password;

    /** Signs in; a password that must be changed leads to the page where it is. */
    public void enter() {
        try {
            sessions.signIn(username, password);
        } catch (Problem refusal) {
            if (!refusal.code().equals("password-change-required")) {
                throw refusal;
            }
            Redirects.to(Address.of("/password.xhtml")
                    .with("user", username)
                    .with("due", true)
                    .with("next", next)
                    .toString());
            return;
        }
        Redirects.to(Redirects.inside(next));
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
