package org.communitysafety.support;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which test classes this test run has been through with the engine. */
public final class ToldStories implements AfterAllCallback {

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    @Override
    public void afterAll(ExtensionContext context) {
        TOLD.add(context.getRequiredTestClass().getName());
    }

    /** Whether all tests of this class are through. */
    public static boolean have(String testClass) {
        return TOLD.contains(testClass);
    }
}
