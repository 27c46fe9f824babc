package org.communitysafety.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.serializer.Deserializer;

/** Reads a session from the database: what Camunda puts there and nothing else, so that a row cannot become code. */
class SessionContent implements Deserializer<Object> {

    private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter(
            "maxbytes=1000000;maxdepth=20;org.camunda.bpm.webapp.impl.security.**;java.lang.*;java.util.*;!*");

    @Override
    public Object deserialize(InputStream stored) throws IOException {
        try (ObjectInputStream objects =
                new ConfigurableObjectInputStream(stored, SessionContent.class.getClassLoader())) {
            objects.setObjectInputFilter(ALLOWED);
            return objects.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("A session was stored by another version of the server", e);
        }
    }
}
