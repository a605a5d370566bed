package io.opsconductor.web.console.communication;

import io.opsconductor.communication.Channel;
import io.opsconductor.communication.Channels;
import io.opsconductor.platform.Listing;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** The channels that forms offer and lists name. */
@Named
@RequestScoped
public class ChannelChoice {
    @Inject
    private Channels channels;

    @Inject
    private Viewer viewer;

    private List<Channel> all;

    /** The first channels by name; none where the viewer may not see them. */
    public List<Channel> getAll() {
        if (all == null) {
            all = viewer.may("channels:read")
                    ? channels.list(viewer.caller(), null, Listing.first(Listing.MAX_LIMIT))
                            .items()
                    : List.of();
        }
        return all;
    }

    String name(UUID id) {
        return getAll().stream()
                .filter(c -> c.id().equals(id))
                .map(Channel::name)
                .findFirst()
                .orElseGet(id::toString);
    }
}
