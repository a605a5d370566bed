package io.opsconductor.automation.job;

import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.JobFilter;
import io.opsconductor.automation.JobVersionView;
import io.opsconductor.automation.JobView;
import io.opsconductor.automation.TargetSelector;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code automation.job} and their versions, in the caller's transaction. */
@ApplicationScoped
public class JobRows {
    private static final String COLUMNS = "id, name, folder, description, tags, definition::text as definition, draft,"
            + " version, created_at, created_by, updated_at, updated_by";

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected JobRows() {}

    @Inject
    JobRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One page of jobs. */
    public Page<JobView> page(Listing listing, JobFilter filter) {
        KeysetQuery query = KeysetQuery.of(COLUMNS, "automation.job", "id")
                .sortable("name", "name", "text")
                .sortable("folder", "folder", "text")
                .sortable("createdAt", "created_at", "timestamptz")
                .sortable("updatedAt", "updated_at", "timestamptz")
                .orderedBy("name", false)
                .searching("name");
        if (filter.folder() != null) {
            String beneath = filter.folder().equals("/") ? "/" : filter.folder() + "/";
            query.where("(folder = :folder or starts_with(folder, :beneath))", "folder", filter.folder())
                    .with("beneath", beneath);
        }
        if (filter.tag() != null) {
            query.where(":tag = any(tags)", "tag", filter.tag());
        }
        if (filter.draft() != null) {
            query.where("draft = :draft", "draft", filter.draft());
        }
        TargetSelector naming = filter.naming();
        if (naming != null) {
            query.where("""
                            (jsonb_exists_any(definition #> '{targets,ids}', :ids)
                             or jsonb_exists_any(definition #> '{targets,names}', :names)
                             or jsonb_exists_any(definition #> '{targets,groups}', :groups))
                            """, "ids", naming.ids().stream().map(UUID::toString).toArray(String[]::new))
                    .with("names", naming.names().toArray(String[]::new))
                    .with("groups", naming.groups().toArray(String[]::new));
        }
        return jdbi.withHandle(handle -> query.fetch(handle, listing, (row, context) -> view(row)));
    }

    /** The job. */
    public Optional<JobView> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from automation.job where id = :id")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne());
    }

    /** The job, kept from being changed by others until the transaction ends. */
    public Optional<JobView> lock(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from automation.job where id = :id for update")
                        .bind("id", id)
                        .map((row, context) -> view(row))
                        .findOne());
    }

    /** Whether another job has that name in that folder. */
    public boolean isTaken(UUID id, String folder, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from automation.job where folder = :folder and name = :name"
                                + " and id <> :id)")
                .bind("folder", folder)
                .bind("name", name)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /** Adds a job with its first version. */
    public void insert(JobView job) {
        write(job, """
                insert into automation.job
                  (id, name, folder, description, tags, definition, draft, version,
                   created_at, created_by, updated_at, updated_by)
                values (:id, :name, :folder, :description, :tags, cast(:definition as jsonb), :draft, :version,
                        :at, :by, :at, :by)
                """);
        jdbi.useHandle(handle -> handle.createUpdate("insert into automation.job_number values (:id, 1)")
                .bind("id", job.id())
                .execute());
    }

    /** Writes a job as it is now, with one more version. */
    public void update(JobView job) {
        write(job, """
                update automation.job
                set name = :name, folder = :folder, description = :description, tags = :tags,
                    definition = cast(:definition as jsonb), draft = :draft, version = :version,
                    updated_at = :at, updated_by = :by
                where id = :id
                """);
    }

    private void write(JobView job, String sql) {
        String definition = Json.write(job.definition());
        jdbi.useHandle(handle -> {
            handle.createUpdate(sql)
                    .bind("id", job.id())
                    .bind("name", job.name())
                    .bind("folder", job.folder())
                    .bind("description", job.description())
                    .bindArray("tags", String.class, job.tags())
                    .bind("definition", definition)
                    .bind("draft", job.draft())
                    .bind("version", job.version())
                    .bind("at", job.updatedAt())
                    .bind("by", job.updatedBy())
                    .execute();
            handle.createUpdate("""
                            insert into automation.job_version (job_id, version, definition, created_at, created_by)
                            values (:id, :version, cast(:definition as jsonb), :at, :by)
                            """)
                    .bind("id", job.id())
                    .bind("version", job.version())
                    .bind("definition", definition)
                    .bind("at", job.updatedAt())
                    .bind("by", job.updatedBy())
                    .execute();
        });
    }

    /** Removes a job with its versions. Its executions stay. */
    public void delete(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from automation.job where id = :id")
                .bind("id", id)
                .execute());
    }

    /** Its versions, newest first, before that version (or all if it is null). */
    public List<JobVersionView> versions(UUID id, Long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select version, definition::text as definition, created_at, created_by
                        from automation.job_version
                        where job_id = :id and version < coalesce(:before, 9223372036854775807)
                        order by version desc limit :limit
                        """)
                .bind("id", id)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> JobVersionView.of(
                        row.getLong("version"),
                        Json.read(row.getString("definition"), JobDefinition.class),
                        Instants.read(row, "created_at"),
                        row.getString("created_by")))
                .list());
    }

    private static JobView view(ResultSet row) throws SQLException {
        JobDefinition definition = Json.read(row.getString("definition"), JobDefinition.class);
        return new JobView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("folder"),
                row.getString("description"),
                List.of((String[]) row.getArray("tags").getArray()),
                definition.parameters(),
                definition.workflow(),
                definition.targets(),
                definition.strategy(),
                definition.timeoutSeconds(),
                row.getBoolean("draft"),
                row.getLong("version"),
                Instants.read(row, "created_at"),
                row.getString("created_by"),
                Instants.read(row, "updated_at"),
                row.getString("updated_by"));
    }
}
