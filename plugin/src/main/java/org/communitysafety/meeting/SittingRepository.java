package org.communitysafety.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface SittingRepository extends CrudRepository<Sitting, String> {

    Optional<Sitting> findByTenantAndBodyAndPlannedFor(String tenant, String body, LocalDate plannedFor);

    Optional<Sitting> findFirstByTenantAndBodyAndOpensAtAfterOrderByOpensAt(String tenant, String body, Instant after);

    List<Sitting> findTop50ByTenantAndOpenedAtNotNullOrderByOpenedAtDesc(String tenant);

    Optional<Sitting> findByTenantAndNumber(String tenant, String number);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Sitting findWithLockById(String id);

    /** Two nodes that plan the same body's year at once wait for each other. */
    @Query("select id from cs_body where id = :body for update")
    String lockBody(String body);
}
