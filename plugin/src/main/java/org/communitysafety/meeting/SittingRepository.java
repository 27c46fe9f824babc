package org.communitysafety.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface SittingRepository extends CrudRepository<Sitting, String> {

    Optional<Sitting> findByTenantAndNumber(String tenant, String number);

    Optional<Sitting> findByTenantAndBodyAndHeldOn(String tenant, String body, LocalDate heldOn);

    List<Sitting> findByTenantAndHeldOnBetweenOrderByOpensAt(String tenant, LocalDate from, LocalDate until);

    List<Sitting> findByTenantAndBodyAndStateInAndOpensAtAfterOrderByOpensAt(
            String tenant, String body, Collection<Sitting.State> states, Instant after);

    Optional<Sitting> findFirstByTenantAndBodyAndStateInAndOpensAtAfterOrderByOpensAt(
            String tenant, String body, Collection<Sitting.State> states, Instant after);

    @Query("select planned_for from cs_sitting where body = :body and planned_for between :from and :until")
    List<LocalDate> planned(String body, LocalDate from, LocalDate until);

    @Query("select held_on from cs_sitting where body = :body and held_on between :from and :until")
    List<LocalDate> taken(String body, LocalDate from, LocalDate until);

    /** Locked for this transaction; what another node has at hand is left to it. */
    @Query(
            """
            select id from cs_sitting
            where state = 'PLANNED' and prepares_on <= :today
            order by opens_at limit :most for update skip locked""")
    List<String> lockDue(LocalDate today, int most);

    Optional<Sitting> findFirstByBodyAndOpenedAtBeforeOrderByOpenedAtDesc(String body, Instant before);

    List<Sitting> findTop50ByTenantAndOpenedAtNotNullOrderByOpenedAtDesc(String tenant);

    List<Sitting> findTop50ByTenantAndBodyInAndOpenedAtNotNullOrderByOpenedAtDesc(
            String tenant, Collection<String> bodies);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Sitting findWithLockById(String id);

    /** Two nodes that plan the same body's year at once wait for each other. */
    @Query("select id from cs_body where id = :body for update")
    String lockBody(String body);
}
