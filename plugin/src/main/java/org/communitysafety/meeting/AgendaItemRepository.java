package org.communitysafety.meeting;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface AgendaItemRepository extends CrudRepository<AgendaItem, String> {

    Optional<AgendaItem> findByTenantAndSubjectAndState(String tenant, String subject, AgendaItem.State state);

    List<AgendaItem> findByTenantAndSubject(String tenant, String subject);

    List<AgendaItem> findByTenantAndBodyAndSubject(String tenant, String body, String subject);

    List<AgendaItem> findByTenantAndStateIn(String tenant, Collection<AgendaItem.State> states);

    List<AgendaItem> findBySittingAndStateNot(String sitting, AgendaItem.State state);

    Optional<AgendaItem> findByTenantAndNumber(String tenant, String number);

    List<AgendaItem> findByBodyAndRoutineStandingAndStateNot(
            String body, AgendaItem.Standing standing, AgendaItem.State state);
}
