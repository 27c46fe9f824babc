package org.communitysafety.partnership;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communitysafety.partnership.InvalidPartnershipFile.Finding;
import org.communitysafety.partnership.PartnershipFileReader.Opened;

/** Tenants, prefixes and logins belong to one partnership each, over all files and the register. */
record ClashCheck(Register.PartnershipRepository partnerships, Register.PersonRepository people) {

    /** The files that are not in the register yet. */
    List<PartnershipFile> refuse(List<Opened> files) {
        Map<String, String> tenants = new HashMap<>();
        files.forEach(f -> claim(f, "/id", f.file().id(), tenants));
        List<Opened> fresh = files.stream()
                .filter(f -> !partnerships.existsById(f.file().id()))
                .toList();
        prefixes(fresh);
        logins(fresh);
        List<Finding> findings =
                files.stream().flatMap(f -> f.findings().all().stream()).toList();
        if (!findings.isEmpty()) {
            throw new InvalidPartnershipFile(findings);
        }
        return fresh.stream().map(Opened::file).toList();
    }

    private void prefixes(List<Opened> fresh) {
        Map<String, String> taken = partnerships.findAllByOrderById().stream()
                .collect(Collectors.toMap(Partnership::prefix, p -> "the partnership " + p.id()));
        fresh.forEach(f -> claim(f, "/prefix", f.file().prefix(), taken));
    }

    private void logins(List<Opened> fresh) {
        Map<String, String> taken = new HashMap<>();
        people.findAllById(fresh.stream().flatMap(f -> logins(f).stream()).toList())
                .forEach(p -> taken.put(p.id(), "the partnership " + p.tenant()));
        for (Opened opened : fresh) {
            List<String> logins = logins(opened);
            for (int i = 0; i < logins.size(); i++) {
                claim(opened, "/people/" + i + "/id", logins.get(i), taken);
            }
        }
    }

    private static List<String> logins(Opened opened) {
        return opened.file().people().stream()
                .map(PartnershipFile.PersonEntry::id)
                .toList();
    }

    private static void claim(Opened file, String at, String id, Map<String, String> taken) {
        String owner = taken.putIfAbsent(id, file.findings().file());
        if (owner != null) {
            file.findings()
                    .wrong(JsonPointer.compile(at), "\"%s\" is taken already, by %s. Choose another one.", id, owner);
        }
    }
}
