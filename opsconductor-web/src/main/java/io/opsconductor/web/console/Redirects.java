package io.opsconductor.web.console;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends the viewer to another address. */
public final class Redirects {
    private static final String HOME = "/dashboard";

    private Redirects() {}

    /** Redirects to an address of the console. */
    public static void to(String address) {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().redirect(faces.getExternalContext().getRequestContextPath() + address);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address if it lies within the console, else the dashboard: nobody is led elsewhere by a crafted link. */
    static String inside(String address) {
        boolean ours = address != null
                && address.startsWith("/")
                && !address.startsWith("//")
                && !address.contains("\\")
                && !address.startsWith("/login")
                && address.chars().noneMatch(Character::isISOControl);
        return ours ? address : HOME;
    }
}
