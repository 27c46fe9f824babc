package org.communitysafety.hub;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

interface DiscussionRepository extends CrudRepository<Discussion, String> {

    List<Discussion> findByReferral(String referral);

    List<Discussion> findBySitting(String sitting);

    Optional<Discussion> findByReferralAndOutcomeIsNull(String referral);
}
