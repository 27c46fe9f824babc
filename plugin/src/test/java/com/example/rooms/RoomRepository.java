package com.example.rooms;

import org.springframework.data.repository.CrudRepository;

/** The team's own Spring Data JDBC repository. */
public interface RoomRepository extends CrudRepository<Room, Long> {}
