package io.opsconductor.web.console.communication;

import io.opsconductor.communication.Notification;
import io.opsconductor.communication.NotificationFilter;
import io.opsconductor.communication.Notifications;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** What was sent, is being sent, or could not be sent. */
@Named
@ViewScoped
public class NotificationsPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "io.opsconductor.";

    @Inject
    private Notifications notifications;

    @Inject
    private Viewer viewer;

    private String state;
    private String cursor;
    private String trail;
    private transient KeysetList<Notification> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        list = new KeysetList<>(
                notifications.list(
                        viewer.caller(),
                        new NotificationFilter(state, null, null, null),
                        KeysetList.listing(cursor, null)),
                Address.of("/notifications").with("state", state),
                cursor,
                trail);
    }

    /** Sends one again. */
    public String retry(UUID id) {
        Notification again = notifications.retry(viewer.caller(), id);
        Notices.done("Resending through " + again.channelName());
        return "/notifications?faces-redirect=true";
    }

    public KeysetList<Notification> getList() {
        return list;
    }

    /** The states that can be chosen. */
    public List<String> getStates() {
        return List.of("queued", "sending", "delivered", "failed", "dead");
    }

    /** The event in short: {@code execution failed}. */
    public String word(Notification notification) {
        String type = notification.event().type();
        String[] parts = (type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type).split("\\.", -1);
        return parts.length < 2 ? type : parts[parts.length - 2] + " " + parts[parts.length - 1].replace('_', ' ');
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getCursor() {
        return cursor;
    }

    public void setCursor(String cursor) {
        this.cursor = cursor;
    }

    public String getTrail() {
        return trail;
    }

    public void setTrail(String trail) {
        this.trail = trail;
    }
}
