package io.opsconductor.inserver;

import jakarta.ejb.Stateless;

/** A bean of the domains whose author forgot to say who may call it. */
@Stateless
public class Undeclared {

    /** Neither open nor with a permission. */
    public String secret() {
        return "let in";
    }
}
