package org.communitysafety.funding;

import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface ApplicationRepository extends CrudRepository<Application, String> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Application> findWithLockByNumber(String number);

    List<Application> findByTenantAndApplicantOrderByReceivedAtDesc(String tenant, String applicant);

    List<Application> findByTenantAndStateOrderByReceivedAtDesc(String tenant, Application.State state);

    List<Application> findByTenantAndOrganisationAndState(String tenant, String organisation, Application.State state);
}
