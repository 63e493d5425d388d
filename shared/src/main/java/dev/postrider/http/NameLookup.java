package dev.postrider.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Asks for the addresses of a host. May hang: whoever calls it waits elsewhere.
@FunctionalInterface
interface NameLookup {
    /// The JVM's own way: the system's resolver, behind its cache.
    NameLookup SYSTEM = InetAddress::getAllByName;

    InetAddress[] addresses(String host) throws UnknownHostException;
}
