package io.opsconductor.web.console.assets;

import io.opsconductor.assets.TargetFilter;
import io.opsconductor.assets.TargetView;
import io.opsconductor.assets.Targets;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The list of targets. */
@Named
@RequestScoped
public class TargetsPage {
    @Inject
    private Targets targets;

    @Inject
    private Choices choices;

    @Inject
    private Viewer viewer;

    private String q;
    private String tag;
    private String group;
    private String enabled;
    private String cursor;
    private String trail;
    private Address address;
    private KeysetList<TargetView> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        address = Address.of("/targets")
                .with("q", q)
                .with("tag", tag)
                .with("group", group)
                .with("enabled", enabled);
        TargetFilter filter = new TargetFilter(
                tag == null ? Map.of() : tagFilter(),
                Ids.of("target group", group),
                enabled == null ? null : Boolean.valueOf(enabled));
        list = new KeysetList<>(
                targets.list(viewer.caller(), filter, KeysetList.listing(cursor, q)), address, cursor, trail);
    }

    private Map<String, String> tagFilter() {
        int cut = tag.indexOf('=');
        if (cut < 1) {
            throw Problem.invalid("tag", "must be a tag and its value, like env=prod");
        }
        return Map.of(tag.substring(0, cut).strip(), tag.substring(cut + 1).strip());
    }

    public KeysetList<TargetView> getList() {
        return list;
    }

    /** Whether any filter is set. */
    public boolean isFiltered() {
        return address.isFiltered();
    }

    /** The groups that can be chosen. */
    public List<?> getGroups() {
        return choices.groups();
    }

    /** The target's tags, by name. */
    public List<Map.Entry<String, String>> tagsOf(TargetView target) {
        return new ArrayList<>(new TreeMap<>(target.tags()).entrySet());
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getEnabled() {
        return enabled;
    }

    public void setEnabled(String enabled) {
        this.enabled = enabled;
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
