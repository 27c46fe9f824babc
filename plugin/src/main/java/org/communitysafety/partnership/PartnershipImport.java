package org.communitysafety.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.communitysafety.partnership.InvalidPartnershipFile.Finding;
import org.communitysafety.partnership.PartnershipFileReader.Opened;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;

/** Brings partnerships into the register from their files, each one once: a file is only the first import. */
public class PartnershipImport {

    private final PartnershipFileReader reader = new PartnershipFileReader();
    private final Storage storage;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Register.PartnershipRepository partnerships;

    PartnershipImport(Storage storage, ApplicationEventPublisher events, Clock clock) {
        this.storage = storage;
        this.events = events;
        this.clock = clock;
        this.partnerships = storage.repository(Register.PartnershipRepository.class);
    }

    /**
     * Imports the partnerships that are not in the register yet and publishes {@link PartnershipImported} for each;
     * one that is there stays as it is. The caller opens the transaction.
     *
     * @return the tenants imported now
     * @throws InvalidPartnershipFile if any file is wrong or two clash; then nothing was stored
     */
    public List<String> importNew(Collection<? extends Resource> files) {
        List<Opened> opened = open(files);
        var clashes = new ClashCheck(partnerships, storage.repository(Register.PersonRepository.class));
        List<PartnershipFile> fresh = clashes.refuse(opened);
        fresh.forEach(this::store);
        return fresh.stream().map(PartnershipFile::id).toList();
    }

    private List<Opened> open(Collection<? extends Resource> files) {
        List<Opened> opened = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Resource file : files) {
            try {
                opened.add(reader.open(file));
            } catch (InvalidPartnershipFile e) {
                findings.addAll(e.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidPartnershipFile(findings);
        }
        return opened;
    }

    private void store(PartnershipFile file) {
        var rows = new PartnershipRows(file, LocalDate.now(clock));
        partnerships.save(rows.partnership());
        storage.repository(Register.OrganisationRepository.class).saveAll(rows.organisations());
        storage.repository(Register.PersonRepository.class).saveAll(rows.people());
        storage.repository(Register.BodyRepository.class).saveAll(rows.bodies());
        storage.repository(Register.SeatRepository.class).saveAll(rows.seats());
        storage.repository(Register.OfficeRepository.class).saveAll(rows.offices());
        storage.repository(Register.PriorityRepository.class).saveAll(rows.priorities());
        events.publishEvent(new PartnershipImported(file, file.id()));
    }
}
