/// Says who calls: turns the key of a request into a tenant and scopes. Start with [AuthorizerHandler].
@NullMarked
package dev.postrider.authorizer;

import org.jspecify.annotations.NullMarked;
