/** The ready-made server: main class, its own settings, the demo. It uses the plugin exactly as any host does. */
package org.communitysafety.server;
