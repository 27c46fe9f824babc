package org.communitysafety.partnership;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** Partnership files for tests. */
final class Yaml {

    /** Small and in order; tests replace parts of it. Its lines are counted below. */
    static final String GOOD =
            """
            id: testford
            name: Testford Community Safety Partnership
            prefix: TST
            organisations:
              - {id: council, name: Testford Council, standing: responsible, sector: localAuthority}
              - {id: police, name: Testford Police, standing: responsible, sector: police}
            people:
              - {id: testford-chair, name: Ada Field, email: ada@testford.invalid, organisation: council}
              - {id: testford-police, name: Ben Hill, email: ben@testford.invalid, organisation: police}
              - {id: testford-payer, name: Cal Moor, email: cal@testford.invalid}
            bodies:
              - id: board
                kind: board
                name: Board
                rhythm: FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU
                at: "10:00"
                seats:
                  - {id: council, title: Leader, organisation: council, member: testford-chair}
                  - {id: police, title: Inspector, organisation: police, deputies: [testford-police]}
            offices:
              - {id: chair, name: Chair, body: board, duty: chair, holders: [testford-chair]}
              - {id: payer, name: Payer, holders: [{person: testford-payer, from: 2010-04-01, until: 2011-03-31}]}
            priorities:
              - {id: calm, name: Calm streets}
            funding:
              board: board
              fundsManager: payer
            funds:
              - id: safer
                name: Safer Fund
                financialYear: 2010
                total: 100.10
                lines:
                  - {id: lamps, name: Lamps, amount: 60.05}
                  - {id: rest, name: Rest, amount: 40.05, contingency: true}
            """;

    private Yaml() {}

    static Resource good() {
        return file("testford.yaml", GOOD);
    }

    static Resource file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Resource file(String name, byte[] content) {
        return new ByteArrayResource(content) {

            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
