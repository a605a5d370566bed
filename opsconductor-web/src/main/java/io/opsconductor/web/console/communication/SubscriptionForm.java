package io.opsconductor.web.console.communication;

import io.opsconductor.communication.Subscription;
import io.opsconductor.communication.SubscriptionCommand;
import io.opsconductor.communication.SubscriptionFilter;
import io.opsconductor.communication.Subscriptions;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.web.console.Checked;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Subscribes a channel to events, or changes that. */
@Named
@ViewScoped
public class SubscriptionForm implements Checked, Serializable {
    private static final long serialVersionUID = 1L;
    private static final String LIST = "/subscriptions?faces-redirect=true";

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private Viewer viewer;

    private String id;
    private String channel;
    private String events = "io.opsconductor.automation.execution.*";
    private List<String> states = new ArrayList<>(List.of("failed", "partial", "timed_out", "interrupted"));
    private String folder;
    private String job;
    private boolean enabled = true;
    private long version;

    /** Fills the form with the subscription that the address names, if it names one. */
    public void load() {
        if (!isExisting()) {
            return;
        }
        Subscription subscription = subscriptions.get(viewer.caller(), Ids.of("subscription", id));
        channel = subscription.channelId().toString();
        events = String.join("\n", subscription.events());
        SubscriptionFilter filter = subscription.filter();
        states = new ArrayList<>();
        if (filter != null) {
            states = filter.states() == null ? states : new ArrayList<>(filter.states());
            folder = filter.folder();
            job = filter.jobId() == null ? null : filter.jobId().toString();
        }
        enabled = subscription.enabled();
        version = subscription.version();
    }

    /** Stores it and goes back to the list. */
    public String save() {
        if (isExisting()) {
            subscriptions.update(viewer.caller(), Ids.of("subscription", id), command(), ExpectedVersion.of(version));
        } else {
            subscriptions.create(viewer.caller(), command());
        }
        Notices.done("Subscription saved");
        return LIST;
    }

    @Override
    public List<FieldError> check() {
        return subscriptions.check(viewer.caller(), command());
    }

    private SubscriptionCommand command() {
        List<String> patterns = events == null
                ? List.of()
                : events.lines().map(String::strip).filter(e -> !e.isEmpty()).toList();
        boolean all = (states == null || states.isEmpty()) && folder == null && job == null;
        SubscriptionFilter filter = all
                ? null
                : new SubscriptionFilter(
                        Ids.of("job", job), folder, states == null || states.isEmpty() ? null : states);
        return new SubscriptionCommand(Ids.of("channel", channel), patterns, filter, enabled);
    }

    /** Deletes it. */
    public String delete() {
        subscriptions.delete(viewer.caller(), Ids.of("subscription", id), ExpectedVersion.of(version));
        Notices.done("Subscription deleted");
        return LIST;
    }

    /** Whether it changes a subscription rather than making one. */
    public boolean isExisting() {
        return id != null;
    }

    public String getTitle() {
        return isExisting() ? "Edit subscription" : "New subscription";
    }

    /** The states in which executions end. */
    public List<String> getEnds() {
        return List.of("succeeded", "failed", "partial", "cancelled", "timed_out", "interrupted");
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public List<String> getStates() {
        return states;
    }

    public void setStates(List<String> states) {
        this.states = states;
    }

    public String getFolder() {
        return folder;
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
