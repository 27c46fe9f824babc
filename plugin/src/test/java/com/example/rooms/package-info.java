/** An application that a Camunda team has had for years, to which the plugin is added. */
package com.example.rooms;
