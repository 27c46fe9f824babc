/** Another team's application, with JPA and Flyway and without web applications, to which the plugin is added. */
package com.example.halls;
