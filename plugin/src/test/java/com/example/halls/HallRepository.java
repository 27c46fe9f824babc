package com.example.halls;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The team's own JPA repository. */
public interface HallRepository extends Repository<Hall, Long> {

    Hall save(Hall hall);

    List<Hall> findAll();
}
