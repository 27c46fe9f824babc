package org.communitysafety.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of messages: each lies in the database once, however many people it goes to. */
public class Attachments {

    private final JdbcClient sql;

    Attachments(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Keeps a file in the caller's transaction.
     *
     * @return its id, for {@link Outbox#queue}
     */
    public String keep(String tenant, Attachment file) {
        String id = UUID.randomUUID().toString();
        sql.sql("insert into cs_attachment (id, tenant, name, type, content) values (?, ?, ?, ?, ?)")
                .params(id, tenant, file.name(), file.type(), file.content())
                .update();
        return id;
    }

    /** @throws IllegalStateException for a file of another partnership */
    public Attachment of(String tenant, String id) {
        return sql.sql("select name, type, content from cs_attachment where tenant = ? and id = ?")
                .params(tenant, id)
                .query(Attachments::read)
                .optional()
                .orElseThrow(() -> new IllegalStateException("No attachment " + id));
    }

    /** What was in the file is gone for good; that it was sent stays. */
    public void destroy(String tenant, String id) {
        sql.sql("update cs_attachment set content = null where tenant = ? and id = ?")
                .params(tenant, id)
                .update();
    }

    void add(String message, List<String> files) {
        files.forEach(
                file -> sql.sql("insert into cs_message_attachment (message, attachment, position) values (?, ?, ?)")
                        .params(message, file, files.indexOf(file))
                        .update());
    }

    /** In their order; those that were destroyed before they were sent are left out. */
    List<Attachment> with(String message) {
        return sql.sql("select a.name, a.type, a.content from cs_message_attachment m"
                        + " join cs_attachment a on a.id = m.attachment"
                        + " where m.message = ? and a.content is not null order by m.position")
                .param(message)
                .query(Attachments::read)
                .list();
    }

    /** Their names, in their order, also of those that were destroyed since. */
    List<String> names(String message) {
        return sql.sql("select a.name from cs_message_attachment m join cs_attachment a on a.id = m.attachment"
                        + " where m.message = ? order by m.position")
                .param(message)
                .query(String.class)
                .list();
    }

    private static Attachment read(ResultSet row, int index) throws SQLException {
        return new Attachment(row.getString("name"), row.getString("type"), row.getBytes("content"));
    }
}
