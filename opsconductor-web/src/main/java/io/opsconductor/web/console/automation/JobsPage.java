package io.opsconductor.web.console.automation;

import io.opsconductor.automation.JobFilter;
import io.opsconductor.automation.JobView;
import io.opsconductor.automation.Jobs;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The list of jobs. */
@Named
@RequestScoped
public class JobsPage {
    @Inject
    private Jobs jobs;

    @Inject
    private Viewer viewer;

    private String q;
    private String folder;
    private String tag;
    private String draft;
    private String cursor;
    private String trail;
    private Address address;
    private KeysetList<JobView> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        address = Address.of("/jobs")
                .with("q", q)
                .with("folder", folder)
                .with("tag", tag)
                .with("draft", draft);
        list = new KeysetList<>(
                jobs.list(
                        viewer.caller(),
                        KeysetList.listing(cursor, q),
                        new JobFilter(folder, tag, draft == null ? null : Boolean.valueOf(draft))),
                address,
                cursor,
                trail);
    }

    public KeysetList<JobView> getList() {
        return list;
    }

    /** Whether any filter is set. */
    public boolean isFiltered() {
        return address.isFiltered();
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q;
    }

    public String getFolder() {
        return folder;
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String tag) {
        this.tag = tag;
    }

    public String getDraft() {
        return draft;
    }

    public void setDraft(String draft) {
        this.draft = draft;
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
