package org.communitysafety.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets a database run out of disk. Where the test may mount file systems, the tables lie on a small one that really
 * fills up; elsewhere PostgreSQL is told to refuse every new row with the same SQLSTATE. A full disk of the write-ahead
 * log is not tried: PostgreSQL stops then, which {@link TroubleIT} tries by a crash.
 */
abstract class SmallDisk implements AutoCloseable {

    final JdbcTemplate database;

    private SmallDisk(JdbcTemplate database) {
        this.database = database;
    }

    static SmallDisk under(Postgres postgres, String name, Path folder) throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
        System.out.println(mounted ? "The disk is a real one of 64 MB" : "No disk can be mounted here; it is imitated");
        if (!mounted) {
            return new Imitated(postgres.database(name));
        }
        try {
            return new Mounted(postgres.database(name), disk);
        } catch (RuntimeException e) {
            run("umount", disk.toString());
            throw e;
        }
    }

    abstract void fill();

    abstract void free();

    @Override
    public abstract void close() throws IOException;

    private static boolean run(String... command) throws IOException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }

    private static final class Mounted extends SmallDisk {

        private final Path disk;

        Mounted(JdbcTemplate database, Path disk) {
            super(database);
            this.disk = disk;
            database.execute("create tablespace small location '" + disk + "'");
            move("small");
        }

        private void move(String tablespace) {
            String from = tablespace.equals("small") ? "pg_default" : "small";
            database.execute("alter table all in tablespace " + from + " set tablespace " + tablespace);
            database.execute("alter index all in tablespace " + from + " set tablespace " + tablespace);
        }

        @Override
        void fill() {
            database.execute("create table filler (text text) tablespace small");
            for (int rows = 100_000; rows > 0; rows /= 10) {
                try {
                    while (true) {
                        database.update("insert into filler select repeat('x', 1000) from generate_series(1, ?)", rows);
                    }
                } catch (DataAccessException full) {
                    database.queryForObject("select count(*) from cs_partnership", Long.class);
                }
            }
        }

        @Override
        void free() {
            database.execute("drop table filler");
        }

        @Override
        public void close() throws IOException {
            move("pg_default");
            database.execute("drop tablespace small");
            run("umount", disk.toString());
        }
    }

    private static final class Imitated extends SmallDisk {

        Imitated(JdbcTemplate database) {
            super(database);
            database.execute(
                    """
                    create function no_space() returns trigger language plpgsql as
                    $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$
                    """);
        }

        @Override
        void fill() {
            for (String table : new String[] {"cs_submission", "cs_audit", "act_hi_actinst", "cs_web_session"}) {
                database.execute("create trigger no_space before insert on " + table + " execute function no_space()");
            }
        }

        @Override
        void free() {
            database.execute("drop function no_space() cascade");
        }

        @Override
        public void close() {
            // everything is gone with the function
        }
    }
}
