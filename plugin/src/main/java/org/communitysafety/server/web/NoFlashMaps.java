package org.communitysafety.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;

/**
 * No redirect of ours carries notes to the next page. To look for them would be to look up the session in the database
 * for every request, even for those that ask whether the server lives while the database is away.
 */
class NoFlashMaps implements FlashMapManager {

    @Override
    public FlashMap retrieveAndUpdate(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void saveOutputFlashMap(FlashMap notes, HttpServletRequest request, HttpServletResponse response) {
        // there are none
    }
}
