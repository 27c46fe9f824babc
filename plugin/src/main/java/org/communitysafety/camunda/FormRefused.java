package org.communitysafety.camunda;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** A refusal that REST and Tasklist answer with 400 and its sentence. */
class FormRefused extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    FormRefused(String reason) {
        super(reason, reason);
    }

    FormRefused(String reason, Throwable cause) {
        super(reason, reason, cause);
    }
}
