package com.example.halls;

import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Deploys as a process application, by its processes.xml. */
@SpringBootApplication
@EnableProcessApplication
public class HallsApplication {}
