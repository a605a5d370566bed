package io.opsconductor.web.console.communication;

import io.opsconductor.communication.Subscription;
import io.opsconductor.communication.Subscriptions;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** The list of subscriptions. */
@Named
@RequestScoped
public class SubscriptionsPage {
    @Inject
    private Subscriptions subscriptions;

    @Inject
    private ChannelChoice channels;

    @Inject
    private Viewer viewer;

    private String cursor;
    private String trail;
    private KeysetList<Subscription> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        list = new KeysetList<>(
                subscriptions.list(viewer.caller(), null, KeysetList.listing(cursor, null)),
                Address.of("/subscriptions"),
                cursor,
                trail);
    }

    public KeysetList<Subscription> getList() {
        return list;
    }

    /** The name of a channel. */
    public String channelName(UUID id) {
        return channels.name(id);
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
