package com.example.rooms;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A room to hire. */
@Table("ROOM")
public record Room(@Id Long id, String name) {}
