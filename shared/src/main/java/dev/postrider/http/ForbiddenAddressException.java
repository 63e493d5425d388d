package dev.postrider.http;

import java.io.IOException;

/// The endpoint policy refused an address. Says no address: what is inside stays unknown outside.
final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException() {
        super("destination not allowed");
    }
}
