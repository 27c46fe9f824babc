package org.communitysafety.hub;

import java.util.List;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface HubActionRepository extends CrudRepository<HubAction, String> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
    HubAction findWithLockByNumber(String number);

    List<HubAction> findByReferral(String referral);

    List<HubAction> findByTenantAndState(String tenant, HubAction.State state);
}
