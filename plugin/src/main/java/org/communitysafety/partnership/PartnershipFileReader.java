package org.communitysafety.partnership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.communitysafety.partnership.InvalidPartnershipFile.Finding;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads partnership files and refuses bad ones with everything that is wrong with them. */
public class PartnershipFileReader {

    /**
     * The partnership that the file describes, complete and consistent.
     *
     * @throws InvalidPartnershipFile if the file cannot be read or used
     */
    public PartnershipFile read(Resource resource) {
        return open(resource).file();
    }

    /** The same, with what is needed to name lines in further findings. */
    Opened open(Resource resource) {
        String name = name(resource);
        String text = text(resource, name);
        Node root = compose(text, name);
        var findings = new FileFindings(name, new YamlLines(root));
        new YamlShape(findings).check(root);
        PartnershipFile file = bind(text, findings);
        if (file != null) {
            new PartnershipFileCheck(file, findings).run();
        }
        findings.refuse();
        return new Opened(file, findings);
    }

    record Opened(PartnershipFile file, FileFindings findings) {}

    private static PartnershipFile bind(String text, FileFindings findings) {
        var problems = new UnreadableValues(findings);
        try {
            return YAMLMapper.builder()
                    .addModules(new JavaTimeModule(), new ParameterNamesModule())
                    // those are in the findings already, with their lines
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .addHandler(problems)
                    .build()
                    .readValue(text, PartnershipFile.class);
        } catch (JsonMappingException e) {
            problems.note(e);
        } catch (JsonProcessingException e) {
            findings.unreadable(FileFindings.ROOT, "This cannot be read. %s", e.getOriginalMessage());
        }
        return null;
    }

    private static Node compose(String text, String name) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw refused(name, 1, "The file is empty. Describe a partnership in it, or remove it.");
            }
            return root;
        } catch (MarkedYAMLException e) {
            throw refused(
                    name,
                    e.getProblemMark().getLine() + 1,
                    "This is no YAML: %s. Check indentation and quotes.".formatted(e.getProblem()));
        } catch (YAMLException e) {
            throw refused(name, 1, "This is no YAML: %s.".formatted(e.getMessage()));
        }
    }

    private static String text(Resource resource, String name) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(resource.getContentAsByteArray());
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(name, 1, "The file is not in UTF-8. Save it in that encoding.");
        } catch (IOException e) {
            throw refused(
                    name,
                    1,
                    "The file cannot be opened. Check that %s exists and may be read."
                            .formatted(resource.getDescription()));
        }
    }

    private static String name(Resource resource) {
        return resource.getFilename() == null ? resource.getDescription() : resource.getFilename();
    }

    private static InvalidPartnershipFile refused(String name, int line, String message) {
        return new InvalidPartnershipFile(List.of(new Finding(name, line, message)));
    }
}
