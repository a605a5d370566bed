package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;
import io.opsconductor.web.gateway.ConsoleSessions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Changes one's password, also where it must be changed before one is let in. */
@Named
@RequestScoped
public class PasswordPage {
    @Inject
    private ConsoleSessions sessions;

    @Inject
    private Viewer viewer;

    private String next;
    private String username;
    private String currentPassword;
    private String newPassword;
    private String repeated;
    private boolean due;

    @PostConstruct
    void begin() {
        if (viewer.caller().id() != null) {
            username = viewer.getName();
        }
    }

    /** Changes it, signs in with the new one and goes on. */
    public void change() {
        if (!newPassword.equals(repeated)) {
            throw Problem.invalid("repeated", "does not match the new password");
        }
        sessions.changePassword(username, currentPassword, newPassword);
        sessions.signIn(username, newPassword);
        Notices.done("Password changed");
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

    public String getCurrentPassword() {
        return currentPassword;
    }

    public void setCurrentPassword(String currentPassword) {
        this.currentPassword = currentPassword;
    }

    public String getNewPassword() {
        return newPassword;
    }

    public void setNewPassword(String newPassword) {
        this.newPassword = newPassword;
    }

    public String getRepeated() {
        return repeated;
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }

    public boolean isDue() {
        return due;
    }

    public void setDue(boolean due) {
        this.due = due;
    }
}
