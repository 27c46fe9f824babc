package com.example.halls;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A hall, as JPA keeps it. */
@Entity
public class Hall {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    protected Hall() {}

    Hall(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}
