package io.tierline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a sign-in comes from.
 *
 * @param door {@code web}, {@code api}, {@code engine-rest} or {@code actuator}
 * @param address as the web server knows it, behind a proxy from its headers; null without a request
 */
record SignInCaller(String door, String address) {

    static SignInCaller current() {
        ServletRequestAttributes attributes = attributes();
        return attributes == null
                ? new SignInCaller("api", null)
                : new SignInCaller(
                        door(attributes.getRequest()), attributes.getRequest().getRemoteAddr());
    }

    /** Null without a request. */
    static HttpServletResponse response() {
        ServletRequestAttributes attributes = attributes();
        return attributes == null ? null : attributes.getResponse();
    }

    /** Whether this is the sign-in form of the web applications, which a user may send who is signed in already. */
    static boolean isSigningIn() {
        ServletRequestAttributes attributes = attributes();
        return attributes != null && path(attributes.getRequest()).startsWith("/camunda/api/admin/auth/user/");
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static ServletRequestAttributes attributes() {
        return (ServletRequestAttributes) RequestContextHolder.getRequestAttributes();
    }

    private static String door(HttpServletRequest request) {
        String path = path(request);
        for (String door : new String[] {"engine-rest", "actuator"}) {
            if (path.startsWith("/" + door)) {
                return door;
            }
        }
        return path.startsWith("/camunda/") || path.startsWith("/desk/") ? "web" : "api";
    }

    /** What counts as one sender: an IPv4 address, or the network of 64 bits that one holder of IPv6 addresses has. */
    String sender() {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), 8), 16))
                            .getHostAddress()
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
