package io.opsconductor.web.console.automation;

import io.opsconductor.automation.TargetSelector;
import io.opsconductor.web.console.Tags;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which targets something runs on, as it is edited: by name, group and tag. Targets chosen by id stay chosen. */
public class TargetsForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private List<String> names = new ArrayList<>();
    private List<String> groups = new ArrayList<>();
    private String tags;
    private List<UUID> ids = new ArrayList<>();
    private String query;

    static TargetsForm of(TargetSelector selector) {
        TargetsForm form = new TargetsForm();
        if (selector != null) {
            form.names = list(selector.names());
            form.groups = list(selector.groups());
            form.tags = selector.tags() == null ? null : Tags.write(selector.tags());
            form.ids = list(selector.ids());
            form.query = selector.query();
        }
        return form;
    }

    private static <T> List<T> list(List<T> values) {
        return values == null ? new ArrayList<>() : new ArrayList<>(values);
    }

    /** The selector, or null where nothing is chosen. */
    TargetSelector selector() {
        Map<String, String> chosen = Tags.read("targets.tags", tags);
        if (empty(names) && empty(groups) && empty(ids) && chosen.isEmpty() && query == null) {
            return null;
        }
        return new TargetSelector(
                empty(ids) ? null : ids,
                empty(names) ? null : names,
                empty(groups) ? null : groups,
                chosen.isEmpty() ? null : chosen,
                query);
    }

    private static boolean empty(List<?> list) {
        return list == null || list.isEmpty();
    }

    /** How many targets are chosen by id. */
    public int getById() {
        return ids.size();
    }

    public List<String> getNames() {
        return names;
    }

    public void setNames(List<String> names) {
        this.names = names;
    }

    public List<String> getGroups() {
        return groups;
    }

    public void setGroups(List<String> groups) {
        this.groups = groups;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }
}
